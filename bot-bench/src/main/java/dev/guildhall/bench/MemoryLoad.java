package dev.guildhall.bench;

import java.io.IOException;
import org.jooq.impl.DSL;

/**
 * What a shard process holds for each member who writes: its live heap after everybody wrote, less that after one of each guild did,
 * so that what belongs to a guild does not count.
 */
record MemoryLoad(LoadedBot bot) {

    private static final int MEMBERS_PER_SECOND = 4_000;
    private static final int ONCE_SECONDS = 10;

    void run(Report.Part part, int guilds, int members) throws IOException {
        try (ShardJvm machine = new ShardJvm(bot.shard().pid())) {
            // Often, so that what a process loads and builds once is there.
            bot.talk("", 1, MEMBERS_PER_SECOND, ONCE_SECONDS);
            bot.settle();
            long few = bearers();
            long before = machine.liveBytes();
            bot.talk("", members, MEMBERS_PER_SECOND, 1 + guilds * members / MEMBERS_PER_SECOND);
            bot.settle();
            long after = machine.liveBytes();
            long active = bearers() - few;
            part.tell("members who wrote", (double) active, "")
                    .hold("heap for each of them", (double) (after - before) / active, "B", Goal.atMost(64))
                    .tell("live heap", after / (double) (1 << 20), "MiB");
        }
    }

    private long bearers() {
        return bot.database()
                .sql()
                .selectCount()
                .from("xp.member")
                .where(DSL.field("messages", Long.class).gt(0L))
                .fetchSingle()
                .value1();
    }
}
