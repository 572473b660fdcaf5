package dev.guildhall.bench;

import dev.guildhall.bench.LoadedBot.Simulator;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Experience under load, from the gateway to the commit. Simulator, bot and PostgreSQL share the machine, so the rates say what
 * all of them do together.
 */
record ExperienceLoad(
        String classPath, Optional<DatabaseServer> server, int warmUpSeconds, int seconds, Report report) {

    /** With the two of the simulator's own, a thousand. */
    private static final int GUILDS = 998;

    private static final int MEMBERS = 200;

    /** Of the members of a guild, while others keep silent until they are measured. */
    private static final int TALKING = 150;

    private static final double LEAST_PER_SECOND = 25_000;
    private static final double LEAST_CREDITED_PER_SECOND = 12_000;

    /** What can be measured. */
    enum Part {
        FLOW,
        LATENCY,
        COMMANDS,
        RANKS,
        SINGLE,
        CREDITED,
        MEMORY
    }

    /** A measurement, on a bot that is there. */
    @FunctionalInterface
    private interface Measurement {
        void on(LoadedBot bot) throws Exception;
    }

    void run(Set<Part> wanted) {
        try (WarmStart warm = WarmStart.make(classPath, server)) {
            run(wanted, warm);
        } catch (Exception | AssertionError failure) {
            report.failed("The first two runs, which are not measured", failure);
        }
    }

    private void run(Set<Part> wanted, WarmStart warm) {
        Set<Part> inOneRun = EnumSet.of(Part.FLOW, Part.LATENCY, Part.RANKS, Part.MEMORY);
        inOneRun.retainAll(wanted);
        if (!inOneRun.isEmpty()) {
            withBot("1,000 guilds", Simulator.THRIFTY, GUILDS, warm, bot -> manyGuilds(bot, inOneRun));
        }
        if (wanted.contains(Part.COMMANDS)) {
            withBot("Answers", Simulator.WITHOUT_PAUSES, GUILDS, warm, this::answers);
        }
        if (wanted.contains(Part.SINGLE)) {
            withBot("A single guild", Simulator.THRIFTY, 1, warm, this::singleGuild);
        }
        if (wanted.contains(Part.CREDITED)) {
            withBot("Every message credited", Simulator.THRIFTY, GUILDS, warm, this::everyMessageCredited);
        }
    }

    private void withBot(String what, Simulator simulator, int guilds, WarmStart warm, Measurement measurement) {
        try (LoadedBot bot = new LoadedBot(classPath, simulator, guilds, MEMBERS, server, Optional.of(warm))) {
            measurement.on(bot);
        } catch (Exception | AssertionError failure) {
            report.failed(what, failure);
        }
    }

    /** One that fails does not keep the others from being made. */
    private void each(LoadedBot bot, Part part, Set<Part> wanted, Measurement measurement) {
        if (wanted.contains(part)) {
            try {
                measurement.on(bot);
            } catch (Exception | AssertionError failure) {
                report.failed(part.name(), failure);
            }
        }
    }

    private void manyGuilds(LoadedBot bot, Set<Part> wanted) {
        each(
                bot,
                Part.MEMORY,
                wanted,
                it -> new MemoryLoad(it).run(report.part("Memory of the shard process"), GUILDS + 2, TALKING));
        each(bot, Part.LATENCY, wanted, it -> {
            it.talk("", TALKING, 10_000, warmUpSeconds);
            new LatencyLoad(it, seconds).run(report.part("Commit, at 10,000 messages a second"), TALKING);
        });
        each(
                bot,
                Part.FLOW,
                wanted,
                it -> flow(it, "1,000 guilds × 200 members, default cooldown", "", LEAST_PER_SECOND));
        each(bot, Part.RANKS, wanted, it -> RankLoad.run(it.database(), report.part("Ranks and pages, under writes")));
    }

    private void answers(LoadedBot bot) throws Exception {
        new CommandLoad(bot, warmUpSeconds, seconds).run(report.part("Answers, at 5,000 messages a second"), TALKING);
    }

    private void singleGuild(LoadedBot bot) throws IOException {
        String guild = bot.guilds().get(2).path("id").asText();
        flow(bot, "A single guild of 200 members, default cooldown", guild, LEAST_PER_SECOND);
    }

    private void everyMessageCredited(LoadedBot bot) throws IOException {
        bot.set(bot.guilds(), "xp.cooldown", "0s");
        flow(bot, "1,000 guilds × 200 members, every message credited", "", LEAST_CREDITED_PER_SECOND);
    }

    private void flow(LoadedBot bot, String name, String guild, double least) throws IOException {
        new FlowLoad(bot, warmUpSeconds, seconds).run(report.part(name), guild, least);
    }
}
