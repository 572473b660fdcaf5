package dev.guildhall.runner.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A line from a shard process to its supervisor. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromShard.Started.class, name = "started"),
    @JsonSubTypes.Type(value = FromShard.Status.class, name = "status"),
    @JsonSubTypes.Type(value = FromShard.IdentifyWanted.class, name = "identify-wanted"),
    @JsonSubTypes.Type(value = FromShard.RestWanted.class, name = "rest-wanted"),
    @JsonSubTypes.Type(value = FromShard.RestLimited.class, name = "rest-limited"),
    @JsonSubTypes.Type(value = FromShard.Drained.class, name = "drained"),
    @JsonSubTypes.Type(value = FromShard.Fatal.class, name = "fatal")
})
public sealed interface FromShard {

    /** The host runs, and begins to log in. */
    record Started() implements FromShard {}

    /**
     * How the process is; once a second.
     *
     * @param commandsSettled whether Discord knows the commands, or refused them; also where another process registers them
     * @param gauges the numbers that modules show
     * @param lacking the privileged intents that were wished and not granted, by their names
     * @param rssBytes resident memory; 0 where the system does not tell
     */
    record Status(
            boolean commandsSettled,
            List<Shard> shards,
            Pool pool,
            Lanes lanes,
            Outbox outbox,
            List<Gauge> gauges,
            List<String> lacking,
            long rssBytes,
            long heapUsed,
            double cpuSeconds)
            implements FromShard {

        public Status {
            shards = List.copyOf(shards);
            gauges = List.copyOf(gauges);
            lacking = List.copyOf(lacking);
        }
    }

    /** One shard; its latency is -1 where it is not known yet. */
    record Shard(int shard, String state, int guilds, long latencyMillis, int resumes, int identifies) {

        public boolean ready() {
            return state.equals("READY");
        }
    }

    /** The database connections, and how many statements ran over them so far. */
    record Pool(int active, int idle, int waiting, int max, long statements) {}

    /** The event lanes. */
    record Lanes(long queued, long handled, long failed, long dropped) {}

    /** The outbox, since this process started. */
    record Outbox(long delivered, long retried, long refused) {}

    /** A number that a module shows. */
    record Gauge(String name, String description, long value) {}

    /** This shard asks to identify. */
    record IdentifyWanted(int shard) implements FromShard {}

    /** So many calls wait for a permit. */
    record RestWanted(int count) implements FromShard {}

    /** Discord said that the whole bot is limited, for this long. */
    record RestLimited(long millis) implements FromShard {}

    /**
     * The work is finished; the process ends.
     *
     * @param undone how many events were not handled, and modules could not write down what they held; 0 where all that was
     *     taken in is committed
     */
    record Drained(long undone) implements FromShard {}

    /** Nothing can help but the operator; the sentence says what to do. */
    record Fatal(String message) implements FromShard {}
}
