package dev.guildhall.runner.cli;

import dev.guildhall.spi.facet.OperatorTask;
import java.io.PrintStream;
import java.time.Duration;

/**
 * What a task says: its lines to the output, its progress to the error stream, as a bar where there is a terminal, else as a
 * line now and then. For one thread.
 */
final class TerminalConsole implements OperatorTask.Console {

    private static final int WIDTH = 30;
    private static final long BAR_PAUSE = Duration.ofMillis(100).toNanos();
    private static final long LINE_PAUSE = Duration.ofSeconds(10).toNanos();

    private final PrintStream output;
    private final PrintStream error;
    private final boolean terminal;
    private long lastShown;
    private boolean bar;

    TerminalConsole(PrintStream output, PrintStream error, boolean terminal) {
        this.output = output;
        this.error = error;
        this.terminal = terminal;
        this.lastShown = System.nanoTime() - LINE_PAUSE;
    }

    static TerminalConsole ofThisProcess() {
        return new TerminalConsole(
                System.out,
                System.err,
                System.console() != null && System.console().isTerminal());
    }

    @Override
    public void say(String line) {
        finish();
        output.println(line);
    }

    @Override
    public void progress(String what, long done, long total) {
        long now = System.nanoTime();
        boolean last = done >= total;
        if (!last && now - lastShown < (terminal ? BAR_PAUSE : LINE_PAUSE)) {
            return;
        }
        lastShown = now;
        if (terminal) {
            error.print("\r" + bar(what, done, total) + "\u001b[K");
            error.flush();
            bar = true;
        } else {
            error.println(what + ": " + done + " of " + total);
        }
    }

    private static String bar(String what, long done, long total) {
        double part = total <= 0 ? 1 : Math.clamp((double) done / total, 0, 1);
        int filled = (int) Math.round(part * WIDTH);
        return "%s [%s%s] %3d %% (%d of %d)"
                .formatted(what, "#".repeat(filled), ".".repeat(WIDTH - filled), Math.round(part * 100), done, total);
    }

    /** Leaves a bar behind, so that what comes next begins on a line of its own. */
    void finish() {
        if (bar) {
            error.println();
            bar = false;
        }
    }
}
