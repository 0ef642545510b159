package io.grokscape.proto;

import io.grokscape.proto.v1.Loss;
import io.grokscape.proto.v1.RunSpec;
import io.grokscape.spec.InvalidSpecException;

/** Run specs to and from Protobuf. */
public final class SpecMessages {
    private SpecMessages() {}

    /** The message of a spec. */
    public static RunSpec toMessage(io.grokscape.spec.RunSpec spec) {
        return RunSpec.newBuilder()
                .setSpecVersion(io.grokscape.spec.RunSpec.VERSION)
                .setTask(spec.task())
                .setModulus(spec.modulus())
                .setTrainSize(spec.trainSize())
                .setMemoriseSize(spec.memoriseSize())
                .setLayers(spec.layers())
                .setHiddenSize(spec.hiddenSize())
                .setHeads(spec.heads())
                .setMlpWidth(spec.mlpWidth())
                .setSplitFeedForward(spec.splitFeedForward())
                .setInitScale(spec.initScale())
                .setLayerNorm(spec.layerNorm())
                .setLoss(
                        switch (spec.loss()) {
                            case SOFTMAX -> Loss.LOSS_SOFTMAX;
                            case STABLEMAX -> Loss.LOSS_STABLEMAX;
                        })
                .setLearningRate(spec.learningRate())
                .setWeightDecay(spec.weightDecay())
                .setWarmupSteps(spec.warmupSteps())
                .setEpochs(spec.epochs())
                .setDataSeed(spec.dataSeed())
                .setModelSeed(spec.modelSeed())
                .setLogEvery(spec.logEvery())
                .setStopWhenSettled(spec.stopWhenSettled())
                .build();
    }

    /** The spec of a message, checked; an {@link UnreadableMessageException} says what is wrong with it. */
    public static io.grokscape.spec.RunSpec fromMessage(RunSpec message) {
        if (message.getSpecVersion() != io.grokscape.spec.RunSpec.VERSION) {
            throw new UnreadableMessageException("run spec has version %d; this release understands %d"
                    .formatted(message.getSpecVersion(), io.grokscape.spec.RunSpec.VERSION));
        }
        try {
            return io.grokscape.spec.RunSpec.of(message.getTask())
                    .modulus(message.getModulus())
                    .trainSize(message.getTrainSize())
                    .memoriseSize(message.getMemoriseSize())
                    .layers(message.getLayers())
                    .hiddenSize(message.getHiddenSize())
                    .heads(message.getHeads())
                    .mlpWidth(message.getMlpWidth())
                    .splitFeedForward(message.getSplitFeedForward())
                    .initScale(message.getInitScale())
                    .layerNorm(message.getLayerNorm())
                    .loss(loss(message.getLoss()))
                    .learningRate(message.getLearningRate())
                    .weightDecay(message.getWeightDecay())
                    .warmupSteps(message.getWarmupSteps())
                    .epochs(message.getEpochs())
                    .dataSeed(message.getDataSeed())
                    .modelSeed(message.getModelSeed())
                    .logEvery(message.getLogEvery())
                    .stopWhenSettled(message.getStopWhenSettled())
                    .build();
        } catch (InvalidSpecException e) {
            throw new UnreadableMessageException("run spec cannot be run: " + e.getMessage(), e);
        }
    }

    private static io.grokscape.spec.Loss loss(Loss loss) {
        return switch (loss) {
            case LOSS_SOFTMAX -> io.grokscape.spec.Loss.SOFTMAX;
            case LOSS_STABLEMAX -> io.grokscape.spec.Loss.STABLEMAX;
            case LOSS_UNSPECIFIED, UNRECOGNIZED -> throw new InvalidSpecException("loss", "is unknown");
        };
    }
}
