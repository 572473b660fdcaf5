package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShardPlanTest {

    @Test
    void rangesAreContiguousAndEven() {
        assertThat(ShardPlan.of(4, 2).ranges()).containsExactly(new ShardRange(0, 1), new ShardRange(2, 3));
        assertThat(ShardPlan.of(7, 3).ranges())
                .containsExactly(new ShardRange(0, 2), new ShardRange(3, 4), new ShardRange(5, 6));
    }

    @Test
    void noProcessIsWithoutAShard() {
        assertThat(ShardPlan.of(2, 8).ranges()).containsExactly(new ShardRange(0, 0), new ShardRange(1, 1));
    }

    @Test
    void everyShardRunsOnce() {
        for (int shards = 1; shards <= 40; shards++) {
            for (int processes = 1; processes <= 12; processes++) {
                int next = 0;
                for (ShardRange range : ShardPlan.of(shards, processes).ranges()) {
                    assertThat(range.first()).isEqualTo(next);
                    next = range.last() + 1;
                }
                assertThat(next).isEqualTo(shards);
            }
        }
    }
}
