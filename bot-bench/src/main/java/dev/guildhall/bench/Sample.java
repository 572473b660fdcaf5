package dev.guildhall.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Measured times in milliseconds, sorted. */
record Sample(double[] sorted) {

    static Sample of(DoubleStream millis) {
        double[] values = millis.toArray();
        Arrays.sort(values);
        return new Sample(values);
    }

    static Sample of(List<Double> millis) {
        return of(millis.stream().mapToDouble(each -> each));
    }

    int size() {
        return sorted.length;
    }

    double quantile(double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms, most %.2f ms of %d",
                quantile(0.5),
                quantile(0.99),
                quantile(1),
                sorted.length);
    }
}
