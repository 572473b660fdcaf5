package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;

/**
 * Whether a shard process keeps its size: a modest load for long, every other guild without a cooldown, so that rows flow into
 * the ledger; every ten seconds a look at what the process holds.
 */
final class Soak {

    private static final int GUILDS = 198;
    private static final int MEMBERS = 200;
    private static final int LOOK_SECONDS = 10;

    /** Of the time, until what a process fills once is filled. */
    private static final double WARM_UP = 1 / 3.0;

    private static final double MIB = 1 << 20;

    private final Report report;
    private final PrintStream progress;
    private final List<Look> looks = new ArrayList<>();

    private Soak(Report report, PrintStream progress) {
        this.report = report;
        this.progress = progress;
    }

    /** What was there at a moment. */
    record Look(
            double minutes,
            double rss,
            double heap,
            long inLanes,
            long waiting,
            long unsent,
            int poolConnections,
            int databaseConnections) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%6.1f min: RSS %.1f MiB, heap after a collection %.1f MiB, %d in lanes, %d to be credited,"
                            + " %d unsent, %d connections of the pool, %d of the database",
                    minutes,
                    rss,
                    heap,
                    inLanes,
                    waiting,
                    unsent,
                    poolConnections,
                    databaseConnections);
        }
    }

    /** @param minutes how long; a third of it warms up */
    static void run(String classPath, int minutes, int perSecond, Report report, PrintStream progress)
            throws Exception {
        Soak soak = new Soak(report, progress);
        try (LoadedBot bot = new LoadedBot(
                        classPath, LoadedBot.Simulator.THRIFTY, GUILDS, MEMBERS, Optional.empty(), Optional.empty());
                ShardJvm machine = new ShardJvm(bot.shard().pid())) {
            List<JsonNode> generous = new ArrayList<>();
            for (int i = 0; i < bot.guilds().size(); i += 2) {
                generous.add(bot.guilds().get(i));
            }
            bot.set(generous, "xp.cooldown", "0s");
            LoadedBot.Reading before = bot.reading();
            long sent = soak.watch(bot, machine, minutes * 60, perSecond);
            bot.settle();
            soak.tell(bot, machine, before, sent);
        }
    }

    private long watch(LoadedBot bot, ShardJvm machine, int seconds, int perSecond) throws Exception {
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> flow = background.submit(() -> bot.talk("", MEMBERS, perSecond, seconds));
            long begun = System.nanoTime();
            while (true) {
                try {
                    return flow.get(LOOK_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException stillFlowing) {
                    Look look = look(bot, machine, (System.nanoTime() - begun) / 60e9);
                    looks.add(look);
                    progress.println(look.line());
                } catch (ExecutionException failure) {
                    throw new IllegalStateException("the flow of messages broke off", failure.getCause());
                }
            }
        }
    }

    private static Look look(LoadedBot bot, ShardJvm machine, double minutes) throws IOException {
        JsonNode status = bot.status();
        JsonNode pool = status.path("pool");
        return new Look(
                minutes,
                bot.shard().rssBytes() / MIB,
                machine.heapAfterCollection() / MIB,
                status.path("lanes").path("queued").asLong(),
                LoadedBot.gauge(status, "xp.waiting"),
                bot.unsent(),
                pool.path("active").asInt() + pool.path("idle").asInt(),
                // Without the one that looks.
                bot.database().connections() - 1);
    }

    private void tell(LoadedBot bot, ShardJvm machine, LoadedBot.Reading before, long sent) throws IOException {
        LoadedBot.Reading after = bot.reading();
        double seconds = after.seconds() - before.seconds();
        long credited = after.credited() - before.credited();
        JsonNode lanes = bot.status().path("lanes");
        report.part("The flow")
                .tell("messages", (double) sent, "")
                .tell("messages a second", sent / seconds, "")
                .tell("of them credited", (double) credited, "")
                .hold(
                        "events dropped or failed",
                        lanes.path("dropped").asDouble() + lanes.path("failed").asDouble(),
                        "",
                        Goal.atMost(0))
                .tell(
                        "CPU-s of the shard process for 100,000",
                        (after.shardCpu() - before.shardCpu()) * 1e5 / sent,
                        "s")
                .tell(
                        "CPU-s of PostgreSQL for 100,000",
                        (after.databaseCpu() - before.databaseCpu()) * 1e5 / sent,
                        "s");
        Report.Part size = report.part("The size of the shard process, after a warm-up of a third of the time");
        course(size, "RSS", Look::rss, true);
        course(size, "heap after a collection", Look::heap, false);
        size.tell("alive in the heap at the end", machine.liveBytes() / MIB, "MiB");
        Report.Part queues = report.part("Queues and connections, the most");
        most(queues, "events in lanes", Look::inLanes);
        most(queues, "messages to be credited", Look::waiting);
        most(queues, "connections of the pool", Look::poolConnections);
        most(queues, "connections of the database", Look::databaseConnections);
    }

    private void course(Report.Part part, String what, ToDoubleFunction<Look> value, boolean held) {
        List<Look> warm = looks.subList((int) (looks.size() * WARM_UP), looks.size());
        double[] minutes = warm.stream().mapToDouble(Look::minutes).toArray();
        double[] values = warm.stream().mapToDouble(value).toArray();
        Trend trend = Trend.of(minutes, values);
        part.tell(what + ", mean of " + values.length + " looks", trend.mean(), "MiB")
                .tell(what + ", slope of the regression", trend.slope() * 60, "MiB an hour");
        double perHour = 100 * trend.slope() * 60 / trend.mean();
        if (held) {
            part.hold(what + ", rise in an hour", perHour, "%", Goal.atMost(2));
        } else {
            part.tell(what + ", rise in an hour", perHour, "%");
        }
    }

    private void most(Report.Part part, String what, ToDoubleFunction<Look> value) {
        part.tell(what, looks.stream().mapToDouble(value).max().orElse(0), "");
    }
}
