package dev.guildhall.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    private TerminalConsole console(Terminal terminal, boolean json) {
        return new TerminalConsole(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(error, true, StandardCharsets.UTF_8),
                terminal,
                json);
    }

    @Test
    void barsAreNeverLongerThanTheLine() {
        for (int width = 1; width < 120; width++) {
            assertThat(TerminalConsole.bar("servers", 12, 2_500, width)).hasSizeLessThanOrEqualTo(width);
        }
        assertThat(TerminalConsole.bar("read", 1, 2, 79))
                .isEqualTo("read [" + "#".repeat(15) + ".".repeat(15) + "]  50 % (1 of 2)");
        assertThat(TerminalConsole.bar("read", 1, 2, 24)).isEqualTo("read 50 % (1 of 2)");
    }

    @Test
    void whatIsOverAtOnceShowsNoProgress() {
        TerminalConsole console = console(Terminal.NONE, false);
        console.progress("read", 1, 1);
        console.say("done");
        console.finish();
        assertThat(error.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("done" + System.lineSeparator());
    }

    @Test
    void forAProgramWhatIsSaidGoesToTheErrorStream() {
        TerminalConsole console = console(Terminal.NONE, true);
        console.say("done");
        console.result(Map.of("members", 1));
        assertThat(console.wantsResult()).isTrue();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(error.toString(StandardCharsets.UTF_8)).startsWith("done");
        assertThat(console.result()).contains(Map.of("members", 1));
    }

    @Test
    void colorsAreLeftOutWhereTheyAreNotWanted() {
        assertThat(Terminal.mayHaveColors(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.mayHaveColors(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Terminal.mayHaveColors(Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(Terminal.mayHaveColors(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.mayHaveColors(Map.of())).isFalse();
    }

    @Test
    void theWidthIsWhatSttySays() {
        assertThat(Terminal.columns("24 132\n")).isEqualTo(132);
        assertThat(Terminal.columns("0 0\n")).isEqualTo(80);
        assertThat(Terminal.columns("")).isEqualTo(80);
        assertThat(Terminal.columns("24 7")).isEqualTo(30);
    }
}
