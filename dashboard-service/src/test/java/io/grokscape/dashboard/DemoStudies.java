package io.grokscape.dashboard;

import io.grokscape.proto.v1.Study;
import io.grokscape.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;

/** Studies to look at: one ended, one in full swing, one refused by everything that can go wrong. */
final class DemoStudies {
    static final String ZONES = "zone-map-5b1c9a20";
    static final String RUNNING = "quickstart-91d2e07c";
    static final String HOSTILE = "hostile-00000000";

    private final Publisher publisher;

    DemoStudies(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Publishes all of them; returns the id of a run that grokked. */
    String publish() {
        hostile();
        String grokked = zones();
        running();
        return grokked;
    }

    private String zones() {
        List<Integer> widths = List.of(4, 8, 16, 24, 32, 40, 48, 64);
        List<RunSpec> specs = grid(widths, List.of(2000, 2600, 3000, 4000, 5000), 5);
        publisher.send(Publisher.study(ZONES, specs.size())
                .setQuestion(
                        "Which dynamic does each model size fall into at each data size, and how far do seeds agree?")
                .setYaml(
                        "name: zone-map\nbase:\n  task: add\n  epochs: 10000\ngrid:\n  hidden_size: [4, 8, 16, 24, 32, 40, 48, 64]\n"
                                + "  train_size: [2000, 2600, 3000, 4000, 5000]\nseeds: 5\n")
                .setState(Study.State.STATE_ENDED)
                .setSubmittedAtMs(System.currentTimeMillis() - 86_400_000));
        String grokked = null;
        for (int i = 0; i < specs.size(); i++) {
            SyntheticRun run = SyntheticRun.of(specs.get(i));
            publisher.send(publisher.planned(ZONES, i, run.spec()));
            complete(run, "trainer-" + (1 + i % 3));
            if (run.spec().hiddenSize() == 48 && run.spec().trainSize() == 3000) {
                grokked = run.spec().id();
            }
        }
        DemoFindings.of(ZONES, widths).forEach(publisher::send);
        return grokked;
    }

    private void running() {
        List<RunSpec> specs = grid(List.of(8, 32, 64), List.of(2600, 3000), 3);
        publisher.send(Publisher.study(RUNNING, specs.size())
                .setQuestion("Three dynamics from real training in three minutes.")
                .setSubmittedAtMs(System.currentTimeMillis() - 95_000));
        for (int i = 0; i < specs.size(); i++) {
            // Another modulus than the other study's: a run of both would be one run.
            SyntheticRun run =
                    SyntheticRun.of(specs.get(i).toBuilder().modulus(97).build());
            publisher.send(publisher.planned(RUNNING, i, run.spec()));
            if (i < 9) {
                complete(run, "trainer-" + (1 + i % 3));
            } else if (i < 12) {
                begin(run, "trainer-" + (i - 8), 1500 + 900 * (i - 9));
            } else if (i < 15) {
                publisher.send(publisher.event(
                        run.spec().id(), 0, event -> event.getQueuedBuilder().setOffer(1)));
            }
        }
    }

    /** Whatever text says, it is shown and nothing else. */
    private void hostile() {
        publisher.send(Publisher.study(HOSTILE, 1)
                .setName("<img src=x onerror=alert(1)>")
                .setQuestion(
                        "<script>document.title='owned'</script> a_very_long_word_" + "without_a_break_".repeat(20))
                .setYaml("name: \"</pre><script>alert(2)</script>\"\n")
                .setSubmittedAtMs(System.currentTimeMillis() - 200_000_000));
        RunSpec spec = RunSpec.of("add").hiddenSize(16).dataSeed(99).build();
        publisher.send(publisher.planned(HOSTILE, 0, spec));
        publisher.send(
                publisher.event(spec.id(), 1, event -> event.getStartedBuilder().setEngineFingerprint("blocked-1")));
        publisher.send(publisher.event(spec.id(), 1, event -> event.getFailedBuilder()
                .setReason("<b onmouseover=alert(3)>loss became NaN</b> at epoch 1,204")
                .setTerminal(true)
                .setEpoch(1204)));
    }

    private static List<RunSpec> grid(List<Integer> hiddenSizes, List<Integer> trainSizes, int seeds) {
        List<RunSpec> specs = new ArrayList<>();
        for (int trainSize : trainSizes) {
            for (int hiddenSize : hiddenSizes) {
                for (int seed = 0; seed < seeds; seed++) {
                    specs.add(RunSpec.of("add")
                            .hiddenSize(hiddenSize)
                            .trainSize(trainSize)
                            .dataSeed(seed)
                            .modelSeed(seed)
                            .build());
                }
            }
        }
        return specs;
    }

    private void begin(SyntheticRun run, String trainer, int upTo) {
        String id = run.spec().id();
        publisher.send(publisher.event(id, 0, event -> event.getQueuedBuilder().setOffer(1)));
        publisher.send(publisher.event(
                id, 1, event -> event.setSource(trainer).getStartedBuilder().setEngineFingerprint("blocked-1 avx512")));
        publisher.send(
                id,
                1,
                run.measurements(upTo),
                run.spec().epochs(),
                240 + 13 * run.spec().hiddenSize() % 90,
                trainer);
        for (int epoch = 2000; epoch <= upTo; epoch += 2000) {
            int at = epoch;
            publisher.send(publisher.event(id, 1, event -> event.setSource(trainer)
                    .getCheckpointedBuilder()
                    .setEpoch(at)
                    .setObject("runs/" + id + "/attempts/1/checkpoints/" + at + ".safetensors")));
        }
        publisher.send(run.verdict(upTo, true));
    }

    private void complete(SyntheticRun run, String trainer) {
        int last = run.spec().epochs();
        begin(run, trainer, last);
        publisher.send(publisher.event(run.spec().id(), 1, event -> event.setSource(trainer)
                .getCompletedBuilder()
                .setLastEpoch(last)
                .setTrainingSeconds(last / 311.0)));
        publisher.send(run.verdict(last, false));
    }
}
