package dev.guildhall.runner.http;

import dev.guildhall.runner.protocol.FromShard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /status}.
 *
 * @param startedAt ISO 8601
 * @param discord {@code simulator} or {@code discord}
 * @param identifiesLeft how many logins Discord still allows today
 */
public record StatusReport(
        String version,
        String startedAt,
        long uptimeSeconds,
        long pid,
        String discord,
        int identifiesLeft,
        Database database,
        List<ShardProcess> processes) {

    public StatusReport {
        processes = List.copyOf(processes);
    }

    /** The database; its kind is {@code embedded} or {@code external}. */
    public record Database(String kind, String version, boolean reachable) {}

    /**
     * One shard process. What it says about itself is missing until it has spoken.
     *
     * @param gauges the numbers that modules show
     * @param lacking privileged intents that were wished and not granted
     * @param pid 0 while there is none
     */
    public record ShardProcess(
            int id,
            long pid,
            String state,
            int restarts,
            long rssBytes,
            long heapUsed,
            double cpuSeconds,
            List<FromShard.Shard> shards,
            FromShard.@Nullable Pool pool,
            FromShard.@Nullable Lanes lanes,
            FromShard.@Nullable Outbox outbox,
            List<FromShard.Gauge> gauges,
            List<String> lacking) {

        public ShardProcess {
            shards = List.copyOf(shards);
            gauges = List.copyOf(gauges);
            lacking = List.copyOf(lacking);
        }
    }
}
