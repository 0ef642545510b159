package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.LossDescent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.StatUtils;

/** In which widths and training-set sizes the validation loss descends twice over the epochs, and when. */
public record LossDescents(Setting setting, List<Cell> cells, int runs) implements SettingFinding {

    /** One width and training-set size; epochs and nats are medians over the runs that descend twice. */
    public record Cell(int hiddenSize, int trainSize, int runs, List<LossDescent> descents) {
        String json() {
            return new Json()
                    .put("hidden_size", hiddenSize)
                    .put("train_size", trainSize)
                    .put("runs", runs)
                    .put("detected", descents.size())
                    .put("peak_epoch", median(LossDescent::peakEpoch))
                    .put("return_epoch", median(LossDescent::returnEpoch))
                    .put("rise", median(descent -> descent.peak() - descent.first()))
                    .put("fall", median(descent -> descent.peak() - descent.last()))
                    .toString();
        }

        private double median(ToDoubleFunction<LossDescent> value) {
            return descents.isEmpty()
                    ? Double.NaN
                    : StatUtils.percentile(descents.stream().mapToDouble(value).toArray(), 50);
        }
    }

    /** One finding per setting in which a run's loss descends twice. */
    static List<LossDescents> in(List<FinishedRun> runs) {
        List<LossDescents> found = new ArrayList<>();
        Groups.byCell(runs).forEach((setting, cells) -> {
            List<Cell> seen = cells.stream().map(LossDescents::cell).toList();
            if (seen.stream().anyMatch(cell -> !cell.descents.isEmpty())) {
                found.add(new LossDescents(
                        setting, seen, seen.stream().mapToInt(Cell::runs).sum()));
            }
        });
        return found;
    }

    private static Cell cell(List<FinishedRun> runs) {
        FinishedRun first = runs.getFirst();
        List<LossDescent> descents = runs.stream()
                .map(FinishedRun::lossDescent)
                .flatMap(Optional::stream)
                .toList();
        return new Cell(first.hiddenSize(), first.trainSize(), runs.size(), descents);
    }

    @Override
    public String kind() {
        return "epochwise_double_descent";
    }

    @Override
    public Json fields(Json json) {
        return json.raw("cells", Json.array(cells.stream().map(Cell::json).toList()))
                .raw("runs", Runs.array(new Runs(runs, setting.task(), 0, 0)));
    }
}
