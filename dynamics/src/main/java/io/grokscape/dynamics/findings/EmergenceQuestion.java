package io.grokscape.dynamics.findings;

/** What emergence is asked of: a task at a training-set size, with or without random labels beside it. */
record EmergenceQuestion(Setting setting, int trainSize) {
    private static final String MIXED = "add+memorise";

    static EmergenceQuestion of(FinishedRun run, boolean anyRecipe) {
        Setting s = run.setting();
        String task = s.task().equals(MIXED) ? "add" : s.task();
        String recipe = anyRecipe ? "{}" : s.recipe();
        return new EmergenceQuestion(
                new Setting(task, s.modulus(), 0, s.memoriseSize(), s.splitFeedForward(), 0, recipe), run.trainSize());
    }

    EmergenceQuestion withoutMemorising() {
        Setting s = setting;
        return new EmergenceQuestion(new Setting(s.task(), s.modulus(), 0, 0, false, 0, s.recipe()), trainSize);
    }
}
