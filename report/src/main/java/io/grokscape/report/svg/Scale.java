package io.grokscape.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** From values to pixels along one axis. */
public sealed interface Scale {
    /** Where a value lies, in pixels. */
    double at(double value);

    /** The values to name on the axis, rising. */
    List<Tick> ticks();

    /** Values outside are drawn at the edge. */
    double from();

    double to();

    /** A named value. */
    record Tick(double value, String label) {}

    /** Equal steps. */
    record Linear(double from, double to, double first, double last, List<Tick> ticks) implements Scale {
        @Override
        public double at(double value) {
            double share = to == from ? .5 : (Math.clamp(value, from, to) - from) / (to - from);
            return first + share * (last - first);
        }
    }

    /** Equal ratios; all values positive. */
    record Log(double from, double to, double first, double last, List<Tick> ticks) implements Scale {
        @Override
        public double at(double value) {
            double share = to == from ? .5 : Math.log(Math.clamp(value, from, to) / from) / Math.log(to / from);
            return first + share * (last - first);
        }
    }

    /** 0 to 100 %, upwards, with room for marks at both ends. */
    static Scale percent(double bottom, double top) {
        List<Tick> ticks = new ArrayList<>();
        for (int percent = 0; percent <= 100; percent += 25) {
            ticks.add(new Tick(percent / 100.0, percent + " %"));
        }
        return new Linear(-.04, 1.04, bottom, top, ticks);
    }

    /** Log, from the least to the greatest of those values with a little room; each value is named. */
    static Scale logAt(List<? extends Number> values, double first, double last) {
        double least = values.stream().mapToDouble(Number::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Number::doubleValue).max().orElse(1);
        double room = Math.pow(Math.max(most / least, 1.5), .06);
        return new Log(least / room, most * room, first, last, named(values));
    }

    /** Linear, likewise. */
    static Scale linearAt(List<? extends Number> values, double first, double last) {
        double least = values.stream().mapToDouble(Number::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Number::doubleValue).max().orElse(1);
        double room = most == least ? Math.max(1, most * .1) : (most - least) * .06;
        return new Linear(least - room, most + room, first, last, named(values));
    }

    private static List<Tick> named(List<? extends Number> values) {
        return values.stream()
                .map(Number::doubleValue)
                .distinct()
                .sorted()
                .map(value -> new Tick(value, whole(value)))
                .toList();
    }

    /** Log with ticks at powers of ten and, where there are few of them, at 2 and 5 between. */
    static Scale log(double from, double to, double first, double last) {
        List<Tick> ticks = new ArrayList<>();
        int[] between = to / from < 200 ? new int[] {1, 2, 5} : new int[] {1};
        for (int power = (int) Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
            for (int digit : between) {
                double value = digit * Math.pow(10, power);
                if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
                    ticks.add(new Tick(value, power(value)));
                }
            }
        }
        return new Log(from, to, first, last, ticks);
    }

    /** Linear with about five round ticks. */
    static Scale linear(double from, double to, double first, double last, DoubleFunction<String> label) {
        double step = roundStep((to - from) / 5);
        List<Tick> ticks = new ArrayList<>();
        for (double value = Math.ceil(from / step) * step; value <= to + step * 1e-9; value += step) {
            ticks.add(new Tick(value, label.apply(value)));
        }
        return new Linear(from, to, first, last, ticks);
    }

    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-300))));
        double digit = least / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static String power(double value) {
        if (value >= 1) {
            return value < 1e3 ? whole(value) : value < 1e6 ? whole(value / 1e3) + "k" : whole(value / 1e6) + "M";
        }
        int power = (int) Math.floor(Math.log10(value) + 1e-9);
        long digit = Math.round(value / Math.pow(10, power));
        return digit + "e" + power;
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, value >= 10_000 ? "%,.0f" : "%.0f", value);
    }
}
