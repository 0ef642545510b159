package io.grokscape.dynamics.findings;

import java.util.ArrayList;
import java.util.List;

/**
 * The monotone (isotonic) fit to groups of seeds, as runs of neighbouring groups that share a mean: pool adjacent
 * violators (Ayer et al., 1955), then pool neighbours whose means are not clearly apart. Without the second step the fit
 * would take every chance rise between two groups for a true one, and a test calibrated under it would cry wolf (this is
 * moment selection, Andrews and Soares, Econometrica 78, 2010).
 */
final class Blocks {
    /** Neighbouring blocks closer than this many standard errors count as equal. */
    private static final double CLEARLY_APART = 1.5;

    private record Block(int first, int last, double sum, double squares, int count) {
        static Block of(int group, double[] seeds) {
            double sum = 0;
            double squares = 0;
            for (double seed : seeds) {
                sum += seed;
                squares += seed * seed;
            }
            return new Block(group, group, sum, squares, seeds.length);
        }

        Block with(Block next) {
            return new Block(first, next.last, sum + next.sum, squares + next.squares, count + next.count);
        }

        double mean() {
            return sum / count;
        }

        double scatter() {
            return Math.max(0, squares - sum * sum / count);
        }

        /** How many standard errors the next block lies higher. */
        double stepTo(Block next) {
            double variance = (scatter() + next.scatter()) / Math.max(1, count + next.count - 2);
            return (next.mean() - mean()) / Math.sqrt(variance * (1.0 / count + 1.0 / next.count) + 1e-12);
        }
    }

    private Blocks() {}

    /** For each group the seeds of all groups in its block. */
    static double[][] pooledSeeds(double[][] groups) {
        double[][] pools = new double[groups.length][];
        for (Block block : merged(isotonic(groups))) {
            double[] pool = new double[block.count];
            int at = 0;
            for (int group = block.first; group <= block.last; group++) {
                System.arraycopy(groups[group], 0, pool, at, groups[group].length);
                at += groups[group].length;
            }
            for (int group = block.first; group <= block.last; group++) {
                pools[group] = pool;
            }
        }
        return pools;
    }

    private static List<Block> isotonic(double[][] groups) {
        List<Block> blocks = new ArrayList<>();
        for (int group = 0; group < groups.length; group++) {
            Block block = Block.of(group, groups[group]);
            while (!blocks.isEmpty() && blocks.getLast().mean() >= block.mean()) {
                block = blocks.removeLast().with(block);
            }
            blocks.add(block);
        }
        return blocks;
    }

    private static List<Block> merged(List<Block> blocks) {
        while (blocks.size() > 1) {
            int closest = 0;
            for (int i = 1; i < blocks.size() - 1; i++) {
                if (step(blocks, i) < step(blocks, closest)) {
                    closest = i;
                }
            }
            if (step(blocks, closest) >= CLEARLY_APART) {
                break;
            }
            blocks.set(closest, blocks.get(closest).with(blocks.remove(closest + 1)));
        }
        return blocks;
    }

    private static double step(List<Block> blocks, int i) {
        return blocks.get(i).stepTo(blocks.get(i + 1));
    }
}
