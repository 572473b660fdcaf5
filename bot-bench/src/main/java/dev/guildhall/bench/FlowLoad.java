package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** As many messages as all processes of the machine together take, and what each of them costs. */
record FlowLoad(LoadedBot bot, int warmUpSeconds, int seconds) {

    private static final double HUNDRED_THOUSAND = 100_000;

    /** @param guild empty for all of them */
    void run(Report.Part part, String guild, double leastPerSecond) throws IOException {
        bot.talkAtFullSpeed(guild, warmUpSeconds);
        bot.settle();
        try (ShardJvm machine = new ShardJvm(bot.shard().pid())) {
            long allocated = machine.allocatedBytes();
            LoadedBot.Reading before = bot.reading();
            long sent = bot.talkAtFullSpeed(guild, seconds);
            bot.settle();
            LoadedBot.Reading after = bot.reading();
            tell(part, before, after, sent, leastPerSecond);
            part.tell(
                    "memory allocated by the shard process, a message",
                    (double) (machine.allocatedBytes() - allocated) / sent,
                    "B");
        }
        part.tell("RSS of the shard process", bot.shard().rssBytes() / (double) (1 << 20), "MiB");
    }

    private void tell(
            Report.Part part, LoadedBot.Reading before, LoadedBot.Reading after, long sent, double leastPerSecond) {
        double elapsed = after.seconds() - before.seconds();
        double shard = after.shardCpu() - before.shardCpu();
        double database = after.databaseCpu() - before.databaseCpu();
        double simulator = after.simulatorCpu() - before.simulatorCpu();
        double machine = after.machineCpu() - before.machineCpu();
        double each = HUNDRED_THOUSAND / sent;
        JsonNode lanes = bot.status().path("lanes");
        part.hold("messages a second, from the gateway to the commit", sent / elapsed, "", Goal.atLeast(leastPerSecond))
                .tell("of 100 messages credited", 100.0 * (after.credited() - before.credited()) / sent, "")
                .hold(
                        "dropped or failed",
                        lanes.path("dropped").asDouble() + lanes.path("failed").asDouble(),
                        "",
                        Goal.atMost(0))
                .hold("processor time of the shard process for 100,000", shard * each, "s", Goal.atMost(4))
                .tell("of it, by the JVM's compiler", (after.compilerCpu() - before.compilerCpu()) * each, "s")
                .tell("processor time of PostgreSQL for 100,000", database * each, "s")
                .tell("processor time of the simulator for 100,000", simulator * each, "s")
                .tell(
                        "processors taken by everything else meanwhile",
                        (machine - shard - database - simulator) / elapsed,
                        "")
                .hold(
                        "SQL statements a message",
                        (after.statements() - before.statements()) / (double) sent,
                        "",
                        Goal.atMost(0.01));
    }
}
