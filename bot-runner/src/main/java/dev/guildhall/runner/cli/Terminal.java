package dev.guildhall.runner.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where this process prints to.
 *
 * @param output whether a person sees the standard output
 * @param error whether a person sees the standard error
 * @param width in columns; very wide where nobody looks, so that a line stays a line
 * @param colored whether output may have colours
 */
record Terminal(boolean output, boolean error, int width, boolean colored) {

    private static final int UNKNOWN_WIDTH = 80;
    private static final int NARROWEST = 30;
    private static final int NO_WIDTH = 1_000_000;

    /** A file or a pipe. */
    static final Terminal NONE = new Terminal(false, false, NO_WIDTH, false);

    static Terminal ofThisProcess() {
        boolean output = isTerminal(1);
        boolean error = isTerminal(2);
        return new Terminal(
                output, error, output || error ? columns() : NO_WIDTH, output && mayHaveColors(System.getenv()));
    }

    /** As <a href="https://no-color.org">no-color.org</a> asks: a variable that is set, and not empty. */
    static boolean mayHaveColors(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            // Where the system shows no descriptors, Java knows of both streams together only.
            return System.console() != null && System.console().isTerminal();
        }
    }

    private static int columns() {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor(1, TimeUnit.SECONDS);
            return columns(answer);
        } catch (IOException noStty) {
            return UNKNOWN_WIDTH;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return UNKNOWN_WIDTH;
        }
    }

    /** @param answer rows and columns, as stty says them; 0 where it does not know */
    static int columns(String answer) {
        String[] words = answer.strip().split(" ", -1);
        return words.length == 2 && words[1].matches("[1-9][0-9]{0,4}")
                ? Math.max(NARROWEST, Integer.parseInt(words[1]))
                : UNKNOWN_WIDTH;
    }
}
