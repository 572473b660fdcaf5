package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.runner.protocol.FromShard;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildViewTest {

    private static final FromShard.Status HALF = new FromShard.Status(
            true,
            List.of(new FromShard.Shard(0, "READY", 1, 1, 0, 1), new FromShard.Shard(1, "CONNECTING", 0, -1, 0, 0)),
            new FromShard.Pool(0, 0, 0, 1, 0),
            new FromShard.Lanes(0, 0, 0, 0),
            new FromShard.Outbox(0, 0, 0),
            List.of(),
            List.of(),
            0,
            0,
            0);

    @Test
    void aProcessIsReadyWhenAllItsShardsAre() {
        ChildView running = ChildView.waiting().started(7).running();
        assertThat(running.ready(1)).isFalse();
        assertThat(running.with(HALF).ready(2)).isFalse();
        FromShard.Status whole = new FromShard.Status(
                true,
                List.of(HALF.shards().get(0)),
                HALF.pool(),
                HALF.lanes(),
                HALF.outbox(),
                List.of(),
                List.of(),
                0,
                0,
                0);
        assertThat(running.with(whole).ready(1)).isTrue();
        assertThat(running.with(whole).ready(2)).isFalse();
    }

    @Test
    void aProcessIsNotReadyBeforeDiscordKnowsTheCommands() {
        FromShard.Status early = new FromShard.Status(
                false,
                List.of(HALF.shards().get(0)),
                HALF.pool(),
                HALF.lanes(),
                HALF.outbox(),
                List.of(),
                List.of(),
                0,
                0,
                0);
        assertThat(ChildView.waiting().started(7).running().with(early).ready(1))
                .isFalse();
    }

    @Test
    void aNewLifeKnowsNothingOfTheLast() {
        ChildView again =
                ChildView.waiting().started(7).running().with(HALF).died(false).again();
        assertThat(again.status()).isEmpty();
        assertThat(again.restarts()).isEqualTo(1);
        assertThat(again.pid()).isZero();
    }
}
