package io.grokscape.standalone.calibration;

import io.grokscape.dynamics.Evidence;
import io.grokscape.spec.RunSpec;
import java.util.OptionalDouble;

/** What is read off a finished run. */
public enum Quantity {
    /** Median validation accuracy over the last tenth of the epochs. */
    VALIDATION_ACCURACY("validation accuracy") {
        @Override
        public OptionalDouble of(RunSpec spec, Evidence evidence) {
            return evidence.validationAccuracy();
        }
    },
    /** Relative change of the parameter norm while validation rises from 20 to 90 % of its end; of runs that rose. */
    NORM_CHANGE("change of the norm") {
        @Override
        public OptionalDouble of(RunSpec spec, Evidence evidence) {
            return evidence.normChange();
        }
    },
    /** Training pairs answered correctly: memorisation capacity, where labels are random. */
    CORRECT_PAIRS("correct pairs") {
        @Override
        public OptionalDouble of(RunSpec spec, Evidence evidence) {
            return OptionalDouble.of(evidence.trainAccuracy() * spec.trainSize());
        }
    };

    private final String words;

    Quantity(String words) {
        this.words = words;
    }

    /** The run's value; empty where it has none. */
    public abstract OptionalDouble of(RunSpec spec, Evidence evidence);

    /** How a person calls it. */
    public String words() {
        return words;
    }
}
