package dev.guildhall.runner.shard;

import dev.guildhall.core.HostStatus;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.runner.protocol.FromShard;

/** Puts the state of a host into the words of the protocol. */
final class StatusLines {

    private StatusLines() {}

    static FromShard.Status of(boolean commandsSettled, HostStatus status, ProcessFigures figures) {
        return new FromShard.Status(
                commandsSettled,
                status.shards().stream()
                        .map(shard -> new FromShard.Shard(
                                shard.shard(),
                                shard.state().name(),
                                shard.guilds(),
                                shard.latencyMillis(),
                                shard.resumes(),
                                shard.identifies()))
                        .toList(),
                new FromShard.Pool(
                        status.pool().active(),
                        status.pool().idle(),
                        status.pool().waiting(),
                        status.pool().max(),
                        status.pool().statements()),
                new FromShard.Lanes(
                        status.lanes().queued(),
                        status.lanes().handled(),
                        status.lanes().failed(),
                        status.lanes().dropped()),
                new FromShard.Outbox(
                        status.outbox().delivered(),
                        status.outbox().retried(),
                        status.outbox().refused()),
                status.gauges().stream()
                        .map(gauge -> new FromShard.Gauge(gauge.name(), gauge.description(), gauge.value()))
                        .toList(),
                status.lacking().stream().map(Privilege::title).sorted().toList(),
                figures.rssBytes(),
                figures.heapUsed(),
                figures.cpuSeconds());
    }
}
