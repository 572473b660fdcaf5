package dev.guildhall.runner.supervisor;

import dev.guildhall.core.discord.Privilege;
import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.config.ShardCount;
import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.runner.database.DatabaseProbe;
import dev.guildhall.runner.database.Migration;
import dev.guildhall.runner.http.OperatorServer;
import dev.guildhall.runner.protocol.ToShard;
import dev.guildhall.runner.shard.ShardProcess;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, from the lock of the data folder to the moment when everything is committed and stopped. What is opened later
 * is closed earlier. For one thread.
 */
public final class Supervisor {

    /** Discord's five seconds, and a little for the way to it. */
    private static final Duration IDENTIFY_WINDOW = Duration.ofMillis(5_250);

    private static final int REST_CALLS = 50;
    private static final Duration REST_WINDOW = Duration.ofMillis(1_050);
    /** For a database and a Discord that do not answer yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);
    /** A process that ends by itself, at the latest moment, says more about it than one that is killed. */
    static final Duration GRACE = ShardProcess.LONGEST_DRAIN.plusSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final Configuration configuration;
    private final String version;
    private final StopSignal stop;
    private final PrintStream out;
    private final PrintStream log;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable Cluster cluster;

    /**
     * @param out takes the lines for the operator: that all is ready, and what to do now
     * @param log takes the log lines of the shard processes
     */
    public Supervisor(Configuration configuration, String version, StopSignal stop, PrintStream out, PrintStream log) {
        this.configuration = configuration;
        this.version = version;
        this.stop = stop;
        this.out = out;
        this.log = log;
    }

    /**
     * Runs until the stop signal, and returns after an orderly end.
     *
     * @throws UnfinishedException if not all that came in could be committed
     * @throws RuntimeException if it cannot start or go on: its message is for the operator, and all that was open is closed
     */
    public void run() throws Exception {
        try {
            start();
            while (!stop.await(60_000)) {
                LOG.trace("supervisor - runs");
            }
            stop.throwIfFailed();
        } catch (Throwable failure) {
            closeAll();
            loss().ifPresent(sentence -> LOG.error("supervisor - {}", sentence));
            throw failure;
        }
        closeAll();
        loss().ifPresent(sentence -> {
            throw new UnfinishedException(sentence);
        });
        stop.throwIfFailed();
        LOG.info("supervisor - stopped; all that came in is committed");
    }

    private Optional<String> loss() {
        Cluster closed = cluster;
        return closed == null || closed.losses().isEmpty()
                ? Optional.empty()
                : Optional.of("stopped, but not all that came in is committed: " + String.join("; ", closed.losses()));
    }

    private void start() throws Exception {
        long began = System.nanoTime();
        DataFolder folder = opened(DataFolder.lock(configuration.data()));
        Files.createDirectories(configuration.data().resolve("cache"));
        OperatorServer.check(configuration.httpHost(), configuration.httpPort());
        Database database = opened(Database.open(configuration));
        Migration.run(database.access(), PATIENCE, stop::wished);
        if (stop.wished()) {
            return;
        }
        DatabaseProbe probe = opened(DatabaseProbe.start(database.access()));
        DiscordSource discord = opened(DiscordSource.of(configuration));
        RunView view = new RunView(version, discord.name(), database.access(), probe);
        OperatorServer server =
                opened(OperatorServer.start(configuration.httpHost(), configuration.httpPort(), view, discord::mount));
        discord.opened(server.port());
        String url = Urls.of(configuration.httpHost(), server.port());
        folder.answersAt(url);
        AotCache cache = opened(new AotCache(configuration.data().resolve("cache"), JavaChild.flags(configuration)));
        Optional<GatewayInfo> gateway = new GatewayQuestion(discord, PATIENCE, BETWEEN_QUESTIONS).ask(stop);
        if (gateway.isEmpty()) {
            return;
        }
        Cluster started =
                opened(cluster(discord, gateway.get(), database.access(), new JavaChild(configuration, cache)));
        cluster = started;
        view.shows(started);
        started.begin();
        while (!view.readiness().ready()) {
            if (stop.await(50)) {
                return;
            }
        }
        LOG.info(
                "supervisor - all shards are ready after {} ms",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        out.println("ready: " + url);
        out.println(discord.invitation(url));
        out.flush();
        cache.make();
    }

    private Cluster cluster(
            DiscordSource discord, GatewayInfo gateway, DatabaseAccess database, ChildLauncher launcher) {
        int shards = switch (configuration.shards()) {
            case ShardCount.Recommended _ -> gateway.shards();
            case ShardCount.Exactly(int exactly) -> exactly;
        };
        ShardPlan plan = ShardPlan.of(shards, configuration.processes());
        if (plan.ranges().size() < configuration.processes()) {
            LOG.info(
                    "supervisor - {} processes instead of {}: there are {} shards",
                    plan.ranges().size(),
                    configuration.processes(),
                    shards);
        }
        LOG.info(
                "supervisor - {} shards in {} processes: {}",
                shards,
                plan.ranges().size(),
                plan.ranges());
        if (gateway.remaining() < shards) {
            LOG.warn(
                    "supervisor - Discord allows {} more logins, {} are needed: the others wait until it counts anew in {} min",
                    gateway.remaining(),
                    shards,
                    gateway.resetAfter().toMinutes());
        }
        IdentifyQueue identifies = new IdentifyQueue(
                gateway.maxConcurrency(),
                IDENTIFY_WINDOW,
                gateway.remaining(),
                gateway.total(),
                System.nanoTime() + gateway.resetAfter().toNanos());
        return new Cluster(
                starts(plan, discord, database),
                launcher,
                identifies,
                new RestBudget(REST_CALLS, REST_WINDOW),
                stop::fail,
                (process, line) -> log.println("[" + process + "] " + line),
                GRACE);
    }

    private List<ToShard.Start> starts(ShardPlan plan, DiscordSource discord, DatabaseAccess database) {
        List<ToShard.Start> starts = new ArrayList<>();
        for (ShardRange range : plan.ranges()) {
            int process = starts.size();
            starts.add(new ToShard.Start(
                    process,
                    range.first(),
                    range.last(),
                    plan.total(),
                    discord.token(),
                    discord.restBase().toString(),
                    new ToShard.DatabaseLogin(
                            database.jdbcUrl(), database.user(), database.password(), configuration.poolSize()),
                    configuration.modules(),
                    configuration.intents().stream().map(Privilege::key).collect(Collectors.toSet()),
                    process == 0,
                    configuration.keepDays()));
        }
        return starts;
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception failure) {
                LOG.error("supervisor - {} was not closed", resource.getClass().getSimpleName(), failure);
            }
        }
    }
}
