package dev.guildhall.bench;

import java.io.IOException;
import org.jooq.impl.DSL;

/**
 * What a shard process holds for each member who writes: its live heap after everybody wrote, less that after a third of each guild
 * did, so that neither what belongs to a guild counts, nor what grows with the load: buffers, and what is loaded and built once.
 */
record MemoryLoad(LoadedBot bot) {

    private static final int MEMBERS_PER_SECOND = 4_000;
    private static final int FIRST_PART = 3;

    void run(Report.Part part, int guilds, int members) throws IOException {
        try (ShardJvm machine = new ShardJvm(bot.shard().pid())) {
            everybodyWrites(guilds, members / FIRST_PART);
            long few = bearers();
            long before = machine.liveBytes();
            everybodyWrites(guilds, members);
            long after = machine.liveBytes();
            long active = bearers() - few;
            part.tell("members who wrote", (double) active, "")
                    .hold("heap for each of them", (double) (after - before) / active, "B", Goal.atMost(64))
                    .tell("live heap", after / (double) (1 << 20), "MiB");
        }
    }

    private void everybodyWrites(int guilds, int members) throws IOException {
        bot.talk("", members, MEMBERS_PER_SECOND, 1 + guilds * members / MEMBERS_PER_SECOND);
        bot.settle();
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
