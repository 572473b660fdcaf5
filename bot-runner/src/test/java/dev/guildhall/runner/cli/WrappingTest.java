package dev.guildhall.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

    @Test
    void textIsBrokenBetweenWords() {
        assertThat(Wrapping.lines("one two three", 8)).containsExactly("one two", "three");
        assertThat(Wrapping.lines("https://a.long.address and", 10)).containsExactly("https://a.long.address", "and");
        assertThat(Wrapping.lines("", 10)).containsExactly("");
    }

    @Test
    void namesCannotSteerTheTerminal() {
        assertThat(Wrapping.lines("a\u001b[31mb\u0007", 80)).containsExactly("a?[31mb?");
    }

    @Test
    void aLabelStandsBesideOrWhereThereIsLittleRoomAbove() {
        assertThat(Wrapping.labelled("ok  port", 10, "8080 is free", 80)).containsExactly("ok  port  8080 is free");
        assertThat(Wrapping.labelled("ok  port", 10, "8080 is free", 45))
                .containsExactly("ok  port", "    8080 is free");
    }

    @Test
    void columnsStayColumns() {
        assertThat(Wrapping.columns("  -h, --help   Show this help message", 36))
                .containsExactly("  -h, --help   Show this help", "               message");
        assertThat(Wrapping.columns("no columns here", 10)).containsExactly("no columns", "here");
        assertThat(Wrapping.columns("fits", 10)).containsExactly("fits");
    }
}
