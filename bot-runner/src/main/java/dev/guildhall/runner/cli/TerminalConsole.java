package dev.guildhall.runner.cli;

import dev.guildhall.spi.facet.OperatorTask;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command says: its lines to the output, its progress to the error stream, as a bar where there is a terminal, else as a
 * line now and then. Where the result is wanted as JSON, that alone is on the output. For one thread.
 */
final class TerminalConsole implements OperatorTask.Console {

    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 8;
    private static final long BAR_PAUSE = Duration.ofMillis(100).toNanos();
    private static final long LINE_PAUSE = Duration.ofSeconds(10).toNanos();

    private final PrintStream output;
    private final PrintStream error;
    private final Terminal terminal;
    private final boolean json;
    private long lastShown;
    private boolean shown;
    private @Nullable Map<String, Object> result;

    TerminalConsole(PrintStream output, PrintStream error, Terminal terminal, boolean json) {
        this.output = output;
        this.error = error;
        this.terminal = terminal;
        this.json = json;
        // What is over within a moment needs none.
        this.lastShown = System.nanoTime();
    }

    static TerminalConsole ofThisProcess(boolean json) {
        return new TerminalConsole(System.out, System.err, Terminal.ofThisProcess(), json);
    }

    @Override
    public void say(String line) {
        finish();
        (json ? error : output).println(line);
    }

    @Override
    public boolean wantsResult() {
        return json;
    }

    @Override
    public void result(Map<String, Object> values) {
        result = values;
    }

    /** What was given to {@link #result}. */
    Optional<Map<String, Object>> result() {
        return Optional.ofNullable(result);
    }

    @Override
    public void progress(String what, long done, long total) {
        long now = System.nanoTime();
        boolean last = done >= total && shown;
        if (!last && now - lastShown < (terminal.error() ? BAR_PAUSE : LINE_PAUSE)) {
            return;
        }
        lastShown = now;
        if (terminal.error()) {
            error.print("\r" + bar(what, done, total, terminal.width() - 1) + "\u001b[K");
            error.flush();
        } else {
            error.println(what + ": " + done + " of " + total);
        }
        shown = true;
    }

    /** Never longer than the line, which could not be drawn over. */
    static String bar(String what, long done, long total, int width) {
        double part = total <= 0 ? 1 : Math.clamp((double) done / total, 0, 1);
        String numbers = "%3d %% (%d of %d)".formatted(Math.round(part * 100), done, total);
        int room = Math.min(WIDEST_BAR, width - what.length() - numbers.length() - 4);
        if (room < NARROWEST_BAR) {
            String line = what + " " + numbers.strip();
            return line.length() <= width ? line : line.substring(0, Math.max(0, width));
        }
        int filled = (int) Math.round(part * room);
        return what + " [" + "#".repeat(filled) + ".".repeat(room - filled) + "] " + numbers;
    }

    /** Takes a bar away, so that what comes next begins on a line of its own. */
    void finish() {
        if (shown && terminal.error()) {
            error.print("\r\u001b[K");
            error.flush();
            shown = false;
        }
    }
}
