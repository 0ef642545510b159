package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.List;

/**
 * One of the eight takeaways of Huang et al. (end of section 1), judged.
 *
 * @param number as in the paper, from 1
 * @param claim in our words
 * @param status what the runs say of it
 * @param criterion what would have to be seen, in words
 * @param cases the comparisons it rests on, one JSON object each
 */
public record Takeaway(int number, String claim, Status status, String criterion, List<String> cases) {

    /** What runs can say of a claim. */
    public enum Status {
        SUPPORTED,
        CONTRADICTED,
        NOT_ENOUGH_RUNS;

        /** One contradiction is one too many; without any, one support is enough. */
        static Status of(List<Status> cases) {
            if (cases.contains(CONTRADICTED)) {
                return CONTRADICTED;
            }
            return cases.contains(SUPPORTED) ? SUPPORTED : NOT_ENOUGH_RUNS;
        }

        static Status of(boolean supported, boolean contradicted) {
            return contradicted ? CONTRADICTED : supported ? SUPPORTED : NOT_ENOUGH_RUNS;
        }

        /** Of a difference that should be positive. */
        static Status ofPositive(Interval difference) {
            return of(difference.low() > 0, difference.high() < 0);
        }
    }

    /** One comparison and what it says. */
    record Case(Status status, Json numbers) {}

    static Takeaway of(int number, String claim, String criterion, List<Case> cases) {
        return new Takeaway(
                number,
                claim,
                Status.of(cases.stream().map(Case::status).toList()),
                criterion,
                cases.stream()
                        .map(one -> one.numbers.put("status", one.status.name()).toString())
                        .toList());
    }

    String json() {
        return new Json()
                .put("number", number)
                .put("claim", claim)
                .put("status", status.name())
                .put("criterion", criterion)
                .raw("cases", Json.array(cases))
                .toString();
    }
}
