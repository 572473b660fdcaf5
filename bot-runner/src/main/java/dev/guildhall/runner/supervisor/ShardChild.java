package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import dev.guildhall.runner.protocol.Wire;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One shard process, over all its lives: starts it, listens to it, starts it again when it died. Thread-safe. */
final class ShardChild {

    /** A process that said nothing for this long hangs: it speaks every second. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(ShardChild.class);

    private final int number;
    private final ToShard.Start start;
    private final ChildLauncher launcher;
    private final ChildEvents events;
    private final RestartPolicy policy = new RestartPolicy();
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ChildView view = ChildView.waiting();
    private volatile @Nullable Process process;
    private volatile long undone;
    private volatile @Nullable String loss;
    private @Nullable BufferedWriter input;

    ShardChild(ToShard.Start start, ChildLauncher launcher, ChildEvents events) {
        this.number = start.process();
        this.start = start;
        this.launcher = launcher;
        this.events = events;
    }

    void begin() {
        Thread.ofVirtual().name("process-" + number).start(this::live);
    }

    ChildView view() {
        return view;
    }

    /** Writes a line to the child; one that is gone gets nothing. */
    void send(ToShard message) {
        writing.lock();
        try {
            BufferedWriter writer = input;
            if (writer != null) {
                writer.write(Wire.line(message));
                writer.newLine();
                writer.flush();
            }
        } catch (IOException gone) {
            LOG.debug("process {} - took no {}: {}", number, message.getClass().getSimpleName(), gone.getMessage());
        } finally {
            writing.unlock();
        }
    }

    /** Asks it to finish its work and end; it is not started again. */
    void drain() {
        stopping.countDown();
        send(new ToShard.Drain());
    }

    /** Waits for its end; returns whether it came in time. */
    boolean awaitEnd(long deadline) throws InterruptedException {
        return ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** What was lost at its end, in words for an operator; empty where nothing was, or it has not ended yet. */
    Optional<String> loss() {
        return Optional.ofNullable(loss);
    }

    private @Nullable String lossAfter(int exit) {
        if (undone > 0) {
            return "left " + undone + " events or modules undone";
        }
        // One that was still starting had taken nothing in.
        return view.state() == ChildView.State.RUNNING
                ? "ended with exit code " + exit + " before it had finished its work"
                : null;
    }

    /** Ends it without mercy. */
    void kill() {
        stopping.countDown();
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private void live() {
        try {
            while (stopping.getCount() > 0) {
                long began = System.nanoTime();
                int exit = liveOnce();
                events.ended(number);
                if (stopping.getCount() == 0) {
                    loss = lossAfter(exit);
                    break;
                }
                RestartPolicy.Pause pause = policy.died(System.nanoTime(), Duration.ofNanos(System.nanoTime() - began));
                view = view.died(pause.breaker().isPresent());
                pause.breaker()
                        .ifPresentOrElse(
                                breaker -> LOG.error(
                                        "process {} - ended with exit code {}, {} times within {} min; waits {} min - the"
                                                + " lines above say why",
                                        number,
                                        exit,
                                        breaker.deaths(),
                                        breaker.within().toMinutes(),
                                        breaker.pause().toMinutes()),
                                () -> LOG.warn(
                                        "process {} - ended with exit code {}; starts again in {} ms",
                                        number,
                                        exit,
                                        pause.duration().toMillis()));
                if (stopping.await(pause.duration().toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                view = view.again();
            }
        } catch (InterruptedException interrupted) {
            kill();
        } finally {
            view = view.ended();
            ended.countDown();
        }
    }

    private int liveOnce() throws InterruptedException {
        Process child;
        try {
            child = launcher.launch(number);
        } catch (IOException failure) {
            LOG.error("process {} - cannot be started: {}", number, failure.getMessage());
            return -1;
        }
        process = child;
        undone = 0;
        view = view.started(child.pid());
        writing.lock();
        try {
            input = child.outputWriter(StandardCharsets.UTF_8);
        } finally {
            writing.unlock();
        }
        // What was said after the last look at the latch reached no process; say it to this one.
        send(start);
        if (stopping.getCount() == 0) {
            send(new ToShard.Drain());
        }
        Thread log = reader("log", () -> forward(child.getErrorStream()));
        Thread ear = reader("ear", () -> listen(child));
        while (!child.waitFor(1, TimeUnit.SECONDS)) {
            if (view.silence().compareTo(SILENCE) > 0) {
                LOG.error("process {} - said nothing for {} s, so it is ended", number, SILENCE.toSeconds());
                child.destroyForcibly();
            }
        }
        ear.join();
        log.join();
        return child.exitValue();
    }

    /** A platform thread: waiting for a pipe holds on to a carrier, and with few processors no other virtual thread would run. */
    private Thread reader(String what, Runnable task) {
        return Thread.ofPlatform()
                .daemon()
                .name("process-" + number + "-" + what)
                .start(task);
    }

    private void forward(InputStream errors) {
        try (BufferedReader lines = Streams.lines(errors)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.logged(number, line);
            }
        } catch (IOException gone) {
            LOG.debug("process {} - its log ended: {}", number, gone.getMessage());
        }
    }

    private void listen(Process child) {
        try (BufferedReader lines = Streams.lines(child.getInputStream())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    Wire.fromShard(line)
                            .ifPresentOrElse(
                                    this::heard, () -> LOG.warn("process {} - said what is not understood", number));
                } else {
                    // The JVM itself prints there, whatever it is told.
                    LOG.debug("process {} - printed: {}", number, line);
                }
            }
        } catch (IOException gone) {
            LOG.debug("process {} - speaks no more: {}", number, gone.getMessage());
        }
    }

    private void heard(FromShard message) {
        view = view.heard();
        switch (message) {
            case FromShard.Started _ -> view = view.running();
            case FromShard.Status status -> view = view.with(status);
            case FromShard.IdentifyWanted wanted -> events.identifyWanted(number, wanted.shard());
            case FromShard.RestWanted wanted -> events.restWanted(number, wanted.count());
            case FromShard.RestLimited limited -> events.restLimited(Duration.ofMillis(limited.millis()));
            case FromShard.Drained drained -> {
                undone = drained.undone();
                view = view.drained();
            }
            case FromShard.Fatal fatal -> events.fatal(number, fatal.message());
        }
    }
}
