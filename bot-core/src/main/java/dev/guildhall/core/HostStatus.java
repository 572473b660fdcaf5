package dev.guildhall.core;

import dev.guildhall.core.database.PoolStatus;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.core.event.LaneStatus;
import dev.guildhall.core.outbox.OutboxStatus;
import java.util.List;

/** How a process is, part by part. */
public record HostStatus(
        List<ShardStatus> shards, PoolStatus pool, LaneStatus lanes, OutboxStatus outbox, List<GaugeStatus> gauges) {

    public HostStatus {
        shards = List.copyOf(shards);
        gauges = List.copyOf(gauges);
    }
}
