package io.grokscape.training;

import java.util.ArrayList;
import java.util.List;

/** Norms of the parameters, all together and tensor by tensor, in one pass. One per run; reused. */
public final class NormTally {
    /** Parameters wherever an engine keeps them. */
    @FunctionalInterface
    public interface Values {
        /** The parameter at that index of the {@link ParameterLayout}. */
        float at(int index);
    }

    private final Values values;
    private final List<String> names;
    /** Index behind the last value of each tensor. */
    private final int[] ends;

    private final double[] squares;
    private double allSquares;

    public NormTally(ParameterLayout layout, Values values) {
        this.values = values;
        names = TensorNorms.names(layout);
        ends = layout.tensors().stream()
                .mapToInt(tensor -> tensor.offset() + tensor.size())
                .toArray();
        squares = new double[ends.length];
    }

    /** Looks at the parameters as they are. */
    public void update() {
        allSquares = 0;
        int from = 0;
        for (int tensor = 0; tensor < ends.length; tensor++) {
            add(tensor, from);
            from = ends[tensor];
        }
    }

    private void add(int tensor, int from) {
        double all = allSquares; // not the tensors' sums: its bits are older than they are
        double own = 0;
        for (int i = from; i < ends[tensor]; i++) {
            double value = values.at(i);
            all += value * value;
            own += value * value;
        }
        allSquares = all;
        squares[tensor] = own;
    }

    /** L2 norm of all parameters. */
    public double total() {
        return Math.sqrt(allSquares);
    }

    /** L2 norm of each tensor. */
    public TensorNorms byTensor() {
        List<Double> norms = new ArrayList<>(squares.length);
        for (double square : squares) {
            norms.add(Math.sqrt(square));
        }
        return new TensorNorms(names, norms);
    }
}
