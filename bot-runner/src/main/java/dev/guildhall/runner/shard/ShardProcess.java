package dev.guildhall.runner.shard;

import dev.guildhall.core.Host;
import dev.guildhall.core.HostOptions;
import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.javacord.ConnectionOptions;
import dev.guildhall.javacord.JavacordConnector;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import dev.guildhall.runner.protocol.Wire;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.OperatorChoices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of one shard process: from the first line of its input to the last event that is committed. */
public final class ShardProcess {

    /** From the order to end to the end, whatever happens. */
    public static final Duration LONGEST_DRAIN = Host.CLOSE_TIME.plusSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ShardProcess.class);

    private final BufferedReader input;
    private final Upward upward;
    private final ProtocolPermits permits;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicBoolean commandsSettled = new AtomicBoolean();
    private final AtomicReference<@Nullable String> fatal = new AtomicReference<>();

    /**
     * @param input lines of {@link ToShard}
     * @param output takes lines of {@link FromShard}; nobody else may write there
     */
    public ShardProcess(InputStream input, PrintStream output) {
        this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.upward = new Upward(output);
        this.permits = new ProtocolPermits(upward);
    }

    /** Asks it to finish its work and end. Thread-safe, returns at once. */
    public void drain() {
        ending.countDown();
    }

    /**
     * Runs until it is told to end, or the input ends.
     *
     * @return the exit code: 0 after an orderly end, 1 where it could not work or not finish its work
     */
    public int run() throws InterruptedException, IOException {
        String first = input.readLine();
        if (first == null) {
            return 0;
        }
        Optional<ToShard> message = Wire.toShard(first);
        if (message.isEmpty() || !(message.get() instanceof ToShard.Start start)) {
            LOG.error(
                    "process - the first line is no start: this command is for the supervisor, use \"guildhall run\"");
            return 2;
        }
        // A platform thread: it spends its life in one blocking read, which would hold on to a carrier.
        Thread.ofPlatform().daemon().name("supervisor-ear").start(this::listen);
        Host host;
        try {
            host = host(start);
        } catch (RuntimeException failure) {
            LOG.error("process {} - cannot start", start.process(), failure);
            return 1;
        }
        upward.say(new FromShard.Started());
        while (!ending.await(1, TimeUnit.SECONDS)) {
            upward.say(StatusLines.of(commandsSettled.get(), host.status(), ProcessFigures.now()));
        }
        endEvenIfStuck();
        long undone = host.drain();
        upward.say(StatusLines.of(commandsSettled.get(), host.status(), ProcessFigures.now()));
        upward.say(new FromShard.Drained(undone));
        return fatal.get() == null && undone == 0 ? 0 : 1;
    }

    private Host host(ToShard.Start start) {
        List<BotModule> found = ModuleCatalogue.discover();
        List<BotModule> modules = start.modules().isEmpty() ? found : ModuleCatalogue.select(found, start.modules());
        ConnectionOptions connection = new ConnectionOptions(
                start.token(),
                URI.create(start.restBase()),
                start.firstShard(),
                start.lastShard(),
                start.totalShards(),
                start.intents().stream()
                        .map(Privilege::named)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
        JavacordConnector connector = new JavacordConnector(connection, permits, this::failed);
        commandsSettled.set(!start.registersCommands());
        return Host.start(
                new HostOptions(
                        start.firstShard(),
                        start.lastShard(),
                        start.totalShards(),
                        start.registersCommands(),
                        Duration.ofDays(start.keepDays()),
                        Boolean.parseBoolean(start.choices().get(Configuration.LISTS_BY_SERVER)),
                        new OperatorChoices(start.choices())),
                modules,
                new DatabaseOptions(
                        start.database().jdbcUrl(),
                        start.database().user(),
                        start.database().password(),
                        start.database().poolSize()),
                intake -> new ObservedConnection(connector.connect(intake), () -> commandsSettled.set(true)));
    }

    private void failed(String message) {
        fatal.compareAndSet(null, message);
        upward.say(new FromShard.Fatal(message));
        ending.countDown();
    }

    private void listen() {
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                Wire.toShard(line)
                        .ifPresentOrElse(this::heard, () -> LOG.warn("supervisor - said what is not understood"));
            }
            LOG.info("supervisor - speaks no more; finishes the work and ends");
        } catch (IOException gone) {
            LOG.warn("supervisor - cannot be heard any more ({}); finishes the work and ends", gone.getMessage());
        }
        ending.countDown();
    }

    private void heard(ToShard message) {
        switch (message) {
            case ToShard.IdentifyGranted grant -> permits.granted(grant);
            case ToShard.RestGranted grant -> permits.granted(grant);
            case ToShard.RestPaused pause -> permits.paused(Duration.ofMillis(pause.millis()));
            case ToShard.Drain _ -> ending.countDown();
            case ToShard.Start _ -> LOG.warn("supervisor - said start twice");
        }
    }

    /** A process whose supervisor is gone has nobody who would kill it. */
    private static void endEvenIfStuck() {
        Thread.ofPlatform().daemon().name("last-resort").start(() -> {
            try {
                Thread.sleep(LONGEST_DRAIN);
                LOG.error("process - did not finish within {} s; ends as it is", LONGEST_DRAIN.toSeconds());
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
