package io.grokscape.drills.drill;

import io.grokscape.drills.site.Child;

/** How a part is away. */
enum Absence {
    /** Its connections break, and new ones are refused. */
    KILLED("kill -9") {
        @Override
        void begin(Child part) throws InterruptedException {
            part.kill();
        }

        @Override
        void end(Child part) throws InterruptedException {
            part.start();
        }
    },
    /** Its connections stay, new ones are taken, and nobody answers. */
    FROZEN("SIGSTOP") {
        @Override
        void begin(Child part) throws InterruptedException {
            part.freeze();
        }

        @Override
        void end(Child part) throws InterruptedException {
            part.thaw();
            part.awaitReady();
        }
    };

    private final String words;

    Absence(String words) {
        this.words = words;
    }

    abstract void begin(Child part) throws InterruptedException;

    abstract void end(Child part) throws InterruptedException;

    @Override
    public String toString() {
        return words;
    }
}
