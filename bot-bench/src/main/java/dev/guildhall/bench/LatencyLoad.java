package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.testkit.SimulatorClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jooq.impl.DSL;

/** How long a message takes until it is committed, while others flow: written by people who have been silent, looked for in the ledger. */
record LatencyLoad(LoadedBot bot, int seconds) {

    private static final int PER_SECOND = 10_000;
    private static final int LONGEST_MILLIS = 10_000;
    private static final short MESSAGE = 1;

    /** @param talking how many of each guild talk, while the others keep silent until they are measured */
    void run(Report.Part part, int talking) throws Exception {
        List<JsonNode> guilds = bot.guilds().subList(2, bot.guilds().size());
        List<Double> millis = new ArrayList<>();
        LoadedBot.Reading before = bot.reading();
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> flow = background.submit(() -> bot.talk("", talking, PER_SECOND, seconds));
            for (int i = 0; !flow.isDone(); i++) {
                JsonNode guild = guilds.get(i % guilds.size());
                millis.add(untilCommitted(guild, SimulatorClient.person(guild, talking + i / guilds.size())));
            }
            part.tell("messages a second meanwhile", flow.get() / (bot.reading().seconds() - before.seconds()), "");
        }
        part.hold("from the message to its commit", Sample.of(millis), Goal.atMost(500));
    }

    private double untilCommitted(JsonNode guild, String person) {
        MessageId message = new MessageId(Long.parseLong(
                bot.people().write(guild, SimulatorClient.textChannel(guild, 0), person, "how long does this take?")));
        while (true) {
            boolean there = bot.database()
                    .sql()
                    .fetchExists(DSL.selectOne()
                            .from("xp.ledger")
                            .where(DSL.field("guild_id", Long.class)
                                    .eq(guild.path("id").asLong()))
                            .and(DSL.field("user_id", Long.class).eq(Long.parseLong(person)))
                            .and(DSL.field("source", Short.class).eq(MESSAGE))
                            .and(DSL.field("source_id", Long.class).eq(message.value())));
            double waited = System.currentTimeMillis() - message.timeMillis();
            if (there || waited > LONGEST_MILLIS) {
                return waited;
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
