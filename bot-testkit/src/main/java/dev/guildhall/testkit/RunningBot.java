package dev.guildhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The real program in a process of its own, and a client for its HTTP port. Thread-safe. Its methods throw
 * {@link AssertionError} with what was expected and what came.
 */
public final class RunningBot implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(300);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final URI base;
    private final JsonClient http;

    /**
     * Starts the program on a free port and waits until it says that it is ready.
     *
     * @param classPath of {@code bot-runner} and all it needs
     * @param data the working folder too, so that a developer's own {@code .env} does not matter
     * @param environment added to that of this process, from which the program's own variables are taken away
     */
    public RunningBot(String classPath, Path data, Map<String, String> environment, String... options)
            throws IOException {
        this(List.of(), classPath, data, environment, options);
    }

    /**
     * As {@link #RunningBot(String, Path, Map, String...)}.
     *
     * @param machine options of its JVM, not of the shard processes'
     */
    public RunningBot(
            List<String> machine, String classPath, Path data, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of(
                "-cp",
                classPath,
                "dev.guildhall.runner.Guildhall",
                "run",
                "--http-port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUILDHALL_"));
        builder.environment().remove("DISCORD_TOKEN");
        builder.environment().remove("DATABASE_URL");
        builder.environment().putAll(environment);
        process = builder.start();
        CompletableFuture<URI> ready = new CompletableFuture<>();
        read(process.errorReader(StandardCharsets.UTF_8), line -> {});
        read(process.inputReader(StandardCharsets.UTF_8), line -> {
            if (line.startsWith("ready: ")) {
                ready.complete(URI.create(line.substring("ready: ".length()).strip()));
            }
        });
        var ignored = process.onExit()
                .thenRun(() -> ready.completeExceptionally(new IllegalStateException("the program ended")));
        base = await(ready);
        http = new JsonClient(base);
    }

    private URI await(CompletableFuture<URI> ready) {
        try {
            return ready.get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            process.destroyForcibly();
            throw new AssertionError("expected \"ready: …\", but the program said:\n" + log(), failure);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the program started", interrupted);
        }
    }

    private void read(BufferedReader reader, Consumer<String> listener) {
        // Platform threads: waiting for a pipe holds on to a carrier, and with two processors no other virtual thread
        // would run.
        Thread.ofPlatform().daemon().name("bot-output").start(() -> {
            try (reader) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    log.add(line);
                    listener.accept(line);
                }
            } catch (IOException ended) {
                log.add("[its output was closed: " + ended.getMessage() + "]");
            }
        });
    }

    /** What its HTTP port is, which is the simulator's too where there is no token. */
    public URI base() {
        return base;
    }

    /** All that it wrote so far. */
    public String log() {
        return String.join("\n", log);
    }

    public long pid() {
        return process.pid();
    }

    /** The answer of {@code /status}. */
    public JsonNode status() {
        return http.get("/status");
    }

    /** Whether all its shards serve. */
    public boolean isReady() {
        return http.statusOf("/health/ready") == 200;
    }

    /** The number of the process that serves a guild, by its range of shards. */
    public int processOf(String guild, int totalShards) {
        int processes = status().path("processes").size();
        long shard = (Long.parseLong(guild) >>> 22) % totalShards;
        return (int) (shard * processes / totalShards);
    }

    /** What {@code /status} says of one process. */
    public JsonNode process(int number) {
        return status().path("processes").path(number);
    }

    /** Asks it to end, as Ctrl-C and {@code docker stop} do, once however often this is called, and gives the exit code. */
    public int stop() {
        // A second time it would end at once, and lose what it has in hand.
        if (asked.compareAndSet(false, true)) {
            // By its handle: a Process that is destroyed closes its output, and what the program says at its end is
            // lost.
            process.toHandle().destroy();
        }
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("expected the program to end within " + STOP_PATIENCE.toSeconds()
                        + " s of SIGTERM, but it said:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the program ended", interrupted);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
