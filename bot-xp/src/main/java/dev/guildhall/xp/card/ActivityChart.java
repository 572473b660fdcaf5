package dev.guildhall.xp.card;

import java.util.List;
import java.util.function.LongFunction;

/**
 * Bars over time. All texts are finished.
 *
 * @param title may be a person's name; any text at all
 * @param period stands right of the title
 * @param numbers writes a number of the scale in few characters
 * @param facts at most three, below
 */
public record ActivityChart(
        String title,
        String period,
        Bars days,
        Bars weekdays,
        LongFunction<String> numbers,
        List<Fact> facts,
        Look look)
        implements Picture {

    /** Bars beside one another, with a heading. */
    public record Bars(String heading, List<Bar> bars) {

        public Bars {
            bars = List.copyOf(bars);
            if (bars.isEmpty()) {
                throw new IllegalArgumentException("a chart \"" + heading + "\" needs bars");
            }
        }
    }

    /**
     * One bar.
     *
     * @param label below it; empty for none
     * @param value at least 0
     */
    public record Bar(String label, long value) {

        public Bar {
            if (value < 0) {
                throw new IllegalArgumentException("the bar " + label + " is " + value + ", below 0");
            }
        }
    }

    public ActivityChart {
        facts = List.copyOf(facts);
        if (facts.size() > 3) {
            throw new IllegalArgumentException("a chart has room for 3 facts, not " + facts.size());
        }
    }
}
