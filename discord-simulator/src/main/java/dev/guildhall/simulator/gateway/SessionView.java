package dev.guildhall.simulator.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a session at a moment.
 *
 * @param sequence the number of the last event
 * @param acknowledged the last number that the client's heartbeats named
 * @param queued what waits to be written
 * @param latencyMillis from the last request for a heartbeat to the heartbeat; null until there was one
 */
public record SessionView(
        String id,
        int shard,
        int shards,
        boolean connected,
        long sequence,
        long acknowledged,
        int queued,
        int resumes,
        long eventsSent,
        @Nullable Long latencyMillis) {}
