package dev.guildhall.runner.supervisor;

import java.util.ArrayList;
import java.util.List;

/**
 * Which process runs which shards: contiguous ranges whose sizes differ by one at most.
 *
 * @param ranges by process, in order
 */
record ShardPlan(int total, List<ShardRange> ranges) {

    ShardPlan {
        ranges = List.copyOf(ranges);
    }

    /** A process without a shard would have nothing to do, so there are at most as many processes as shards. */
    static ShardPlan of(int shards, int processes) {
        int used = Math.min(shards, processes);
        List<ShardRange> ranges = new ArrayList<>();
        int first = 0;
        for (int process = 0; process < used; process++) {
            int size = shards / used + (process < shards % used ? 1 : 0);
            ranges.add(new ShardRange(first, first + size - 1));
            first += size;
        }
        return new ShardPlan(shards, ranges);
    }
}
