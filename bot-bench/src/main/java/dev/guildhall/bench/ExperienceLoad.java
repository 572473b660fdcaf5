package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.SimulatorClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jooq.impl.DSL;

/**
 * Experience under load, from the gateway to the commit. Simulator, bot and PostgreSQL share the machine, so the rates say what
 * all of them do together.
 */
final class ExperienceLoad {

    private static final int GUILDS = Integer.getInteger("guildhall.bench.guilds", 998);
    private static final int MEMBERS = 200;
    private static final int WARM_UP_SECONDS = Integer.getInteger("guildhall.bench.warm-up", 20);

    /** Of the members of a guild, while others keep silent until they are measured. */
    private static final int TALKING = 150;

    private final String classPath;
    private final int seconds;
    private final List<Row> rows = new ArrayList<>();

    private ExperienceLoad(String classPath, int seconds) {
        this.classPath = classPath;
        this.seconds = seconds;
    }

    /** A line of the table. @param goal as text; empty for none */
    record Row(String what, String measured, String goal) {}

    /** @param seconds of each measurement, after {@value #WARM_UP_SECONDS} s of warm-up */
    static List<Row> run(String classPath, int seconds) throws Exception {
        ExperienceLoad load = new ExperienceLoad(classPath, seconds);
        try (LoadedBot bot = new LoadedBot(classPath, GUILDS, MEMBERS)) {
            bot.talk("", TALKING, 10_000, WARM_UP_SECONDS);
            load.latency(bot);
            load.rate(bot, "1,000 guilds × 200 members, default cooldown", "", "25,000/s, 4 CPU-s");
            load.commands(bot);
            load.ranks(bot);
        }
        try (LoadedBot bot = new LoadedBot(classPath, 1, MEMBERS)) {
            String guild = bot.people().guild(2).path("id").asText();
            bot.talkAtFullSpeed(guild, WARM_UP_SECONDS);
            load.rate(bot, "a single guild of 200 members, default cooldown", guild, "25,000/s");
        }
        try (LoadedBot bot = new LoadedBot(classPath, GUILDS, MEMBERS)) {
            bot.database()
                    .sql()
                    .execute(
                            "INSERT INTO settings.value (guild_id, name, value, changed_by)"
                                    + " SELECT id, 'xp.cooldown', '0s', 0 FROM unnest({0}::bigint[]) AS id",
                            DSL.val(load.guilds(bot)));
            bot.talkAtFullSpeed("", WARM_UP_SECONDS);
            load.rate(bot, "1,000 guilds × 200 members, every message credited", "", "12,000/s");
        }
        return load.rows;
    }

    private Long[] guilds(LoadedBot bot) {
        return SimulatorClient.stream(bot.people().get("/_sim/state").path("guilds"))
                .map(guild -> guild.path("id").asLong())
                .toArray(Long[]::new);
    }

    private void rate(LoadedBot bot, String what, String guild, String goal) {
        bot.settle();
        LoadedBot.Reading before = bot.reading();
        long sent = bot.talkAtFullSpeed(guild, seconds);
        bot.settle();
        LoadedBot.Reading after = bot.reading();
        double perHundredThousand = 100_000.0 / sent;
        add(
                what,
                goal,
                "%,.0f messages/s (%,d in %.0f s, %,d credited); for 100,000: %.2f CPU-s of the shard process, %.2f of"
                        + " PostgreSQL; %.4f statements a message; %d MiB",
                sent / (after.seconds() - before.seconds()),
                sent,
                after.seconds() - before.seconds(),
                after.credited() - before.credited(),
                (after.shardCpu() - before.shardCpu()) * perHundredThousand,
                (after.databaseCpu() - before.databaseCpu()) * perHundredThousand,
                (after.statements() - before.statements()) / (double) sent,
                after.rssBytes() >> 20);
    }

    /** While ten thousand messages a second flow, people who have been silent write, and their credit is looked for. */
    private void latency(LoadedBot bot) throws Exception {
        List<JsonNode> guilds = SimulatorClient.stream(
                        bot.people().get("/_sim/state").path("guilds"))
                .skip(2)
                .toList();
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> flow = background.submit(() -> bot.talk("", TALKING, 10_000, seconds));
            List<Double> millis = new ArrayList<>();
            for (int i = 0; !flow.isDone(); i++) {
                JsonNode guild = guilds.get(i % guilds.size());
                String silent = SimulatorClient.person(guild, TALKING + i / guilds.size());
                String id = bot.people()
                        .write(guild, SimulatorClient.textChannel(guild, 0), silent, "how long does this take?");
                millis.add(untilCommitted(bot, Long.parseLong(id)));
            }
            add("from message to commit at 10,000 messages/s", "p99 500 ms", "%s", line(millis));
        }
    }

    private static double untilCommitted(LoadedBot bot, long message) {
        long written = (message >>> 22) + 1_420_070_400_000L;
        while (true) {
            boolean there = bot.database()
                    .sql()
                    .fetchExists(DSL.selectOne()
                            .from("xp.ledger")
                            .where(DSL.field("source_id", Long.class).eq(message)));
            double waited = System.currentTimeMillis() - written;
            if (there || waited > 10_000) {
                return waited;
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private void commands(LoadedBot bot) throws Exception {
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> flow = background.submit(() -> bot.talk("", TALKING, 5_000, seconds));
            JsonNode guild = bot.people().guild(5);
            List<Double> ranks = new ArrayList<>();
            List<Double> leaderboards = new ArrayList<>();
            for (int i = 0; !flow.isDone(); i++) {
                ranks.add(answered(bot, guild, 1 + i % 100, "rank"));
                leaderboards.add(answered(bot, guild, 1 + i % 100, "leaderboard"));
                TimeUnit.MILLISECONDS.sleep(20);
            }
            add("/rank at 5,000 messages/s", "p99 30 ms", "%s", line(ranks));
            add("/leaderboard at 5,000 messages/s", "p99 50 ms", "%s", line(leaderboards));
        }
    }

    private static double answered(LoadedBot bot, JsonNode guild, int person, String command) {
        long begun = System.nanoTime();
        bot.people()
                .command(
                        guild,
                        SimulatorClient.textChannel(guild, 0),
                        SimulatorClient.person(guild, person),
                        command,
                        Map.of());
        return (System.nanoTime() - begun) / 1e6;
    }

    private static String line(List<Double> millis) {
        return Sample.of(millis.stream().mapToDouble(each -> each)).line();
    }

    private void ranks(LoadedBot bot) throws InterruptedException {
        RankLoad.Result result = RankLoad.run(bot.database());
        add(
                "rank of any of 1,000,000 members under writes",
                "p99 5 ms",
                "%s",
                result.largeRank().line());
        add(
                "rank of any of 1,000 members beside it",
                "half of that",
                "%s",
                result.smallRank().line());
        add(
                "any page of 1,000,000 members under writes",
                "p99 10 ms",
                "%s",
                result.largePage().line());
        add(
                "any page of 1,000 members beside it",
                "half of that",
                "%s",
                result.smallPage().line());
    }

    private void add(String what, String goal, String format, Object... values) {
        Row row = new Row(what, String.format(Locale.ROOT, format, values), goal);
        System.out.println("  " + row.what() + ": " + row.measured() + (goal.isEmpty() ? "" : " (goal: " + goal + ")"));
        rows.add(row);
    }
}
