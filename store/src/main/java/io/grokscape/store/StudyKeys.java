package io.grokscape.store;

import java.util.regex.Pattern;

/**
 * The names of one study's objects, all under {@code studies/<study id>/}.
 *
 * @param studyId lower-case letters, digits and hyphens; anything else is refused
 */
public record StudyKeys(String studyId) {
    /** Every study's objects. */
    public static final String STUDIES = "studies/";

    private static final Pattern STUDY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,126}");

    public StudyKeys {
        if (studyId == null || !STUDY_ID.matcher(studyId).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no study id: lower-case letters, digits and hyphens".formatted(studyId));
        }
    }

    /** Starts the name of every object of the study. */
    public String prefix() {
        return STUDIES + studyId + "/";
    }

    /** The study as it was submitted. */
    public String yaml() {
        return prefix() + "study.yaml";
    }

    /** Starts the name of every prediction made for the study. Each is written once. */
    public String predictions() {
        return prefix() + "predictions/";
    }
}
