package dev.guildhall.core;

import dev.guildhall.core.database.PoolStatus;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.core.event.LaneStatus;
import dev.guildhall.core.outbox.OutboxStatus;
import java.util.List;
import java.util.Set;

/**
 * How a process is, part by part.
 *
 * @param lacking what the bot was to see, and Discord does not show it
 */
public record HostStatus(
        List<ShardStatus> shards,
        PoolStatus pool,
        LaneStatus lanes,
        OutboxStatus outbox,
        List<GaugeStatus> gauges,
        Set<Privilege> lacking) {

    public HostStatus {
        shards = List.copyOf(shards);
        gauges = List.copyOf(gauges);
        lacking = Set.copyOf(lacking);
    }
}
