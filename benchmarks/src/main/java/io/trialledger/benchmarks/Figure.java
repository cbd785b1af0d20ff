package io.trialledger.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param goal what it should be; null: said for comparison only
 * @param atLeast whether the goal is a lower bound; else it is an upper one
 */
public record Figure(String name, double value, @Nullable Double goal, boolean atLeast) {

    public static Figure of(String name, double value) {
        return new Figure(name, value, null, true);
    }

    public static Figure atLeast(String name, double value, double goal) {
        return new Figure(name, value, goal, true);
    }

    public static Figure atMost(String name, double value, double goal) {
        return new Figure(name, value, goal, false);
    }

    boolean reached() {
        return goal == null || (atLeast ? value >= goal : value <= goal);
    }

    /** Figure, value, goal, ok or short: tab-separated, "-" for no goal. */
    @Override
    public String toString() {
        String bound = goal == null ? "-" : (atLeast ? ">= " : "<= ") + number(goal);
        return String.join("\t", name, number(value), bound, reached() ? "ok" : "short");
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 1 ? "%.2f" : "%.3f", value);
    }
}
