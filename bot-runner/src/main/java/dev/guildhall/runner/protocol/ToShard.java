package dev.guildhall.runner.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** A line from the supervisor to a shard process. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToShard.Start.class, name = "start"),
    @JsonSubTypes.Type(value = ToShard.IdentifyGranted.class, name = "identify-granted"),
    @JsonSubTypes.Type(value = ToShard.RestGranted.class, name = "rest-granted"),
    @JsonSubTypes.Type(value = ToShard.RestPaused.class, name = "rest-paused"),
    @JsonSubTypes.Type(value = ToShard.Drain.class, name = "drain")
})
public sealed interface ToShard {

    /**
     * The first line, once: what to run.
     *
     * @param process its number, from 0
     * @param lastShard inclusive
     * @param restBase of Discord's REST API, or the simulator's
     * @param modules their names; empty means all
     * @param intents the privileged ones to ask for, by their names
     * @param registersCommands whether this process tells Discord the commands; one does
     * @param keepDays how long the data of a guild is kept that the bot was removed from
     */
    record Start(
            int process,
            int firstShard,
            int lastShard,
            int totalShards,
            String token,
            String restBase,
            DatabaseLogin database,
            Set<String> modules,
            Set<String> intents,
            boolean registersCommands,
            int keepDays)
            implements ToShard {

        public Start {
            modules = Set.copyOf(modules);
            intents = Set.copyOf(intents);
        }

        @Override
        public String toString() {
            return "Start[process=" + process + ", shards=" + firstShard + "-" + lastShard + " of " + totalShards + "]";
        }
    }

    /** How to reach the database, with so many connections at most. */
    record DatabaseLogin(String jdbcUrl, String user, String password, int poolSize) {
        @Override
        public String toString() {
            return "DatabaseLogin[poolSize=" + poolSize + "]";
        }
    }

    /** This shard may identify now. */
    record IdentifyGranted(int shard) implements ToShard {}

    /** So many calls to Discord's REST API may be made now. */
    record RestGranted(int count) implements ToShard {}

    /** Discord limits the whole bot: no call for this long. */
    record RestPaused(long millis) implements ToShard {}

    /** Finish what was taken in, commit it, and end. */
    record Drain() implements ToShard {}
}
