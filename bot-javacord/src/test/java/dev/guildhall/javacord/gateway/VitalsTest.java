package dev.guildhall.javacord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.discord.ShardStatus.State;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private final AtomicLong now = new AtomicLong();
    private final Vitals vitals = new Vitals(now::get);

    private State state() {
        return vitals.status(0, 5).state();
    }

    @Test
    void shardIsReadyOnceItsGuildsAreThere() {
        vitals.connecting();
        vitals.ready(List.of(1L, 2L));
        vitals.guildCame(1);
        assertThat(state()).isEqualTo(State.CONNECTING);
        vitals.guildCame(2);
        assertThat(state()).isEqualTo(State.READY);
        assertThat(vitals.status(0, 5).guilds()).isEqualTo(2);
    }

    @Test
    void guildInAnOutageDoesNotKeepTheShardFromBeingReady() {
        vitals.ready(List.of(1L));
        now.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertThat(state()).isEqualTo(State.READY);
    }

    @Test
    void lostSessionIsResumedAndLostLoginWaits() {
        vitals.connecting();
        vitals.lost();
        assertThat(state()).isEqualTo(State.WAITING);
        vitals.ready(List.of());
        vitals.lost();
        assertThat(state()).isEqualTo(State.RESUMING);
        vitals.resumed();
        assertThat(state()).isEqualTo(State.READY);
    }

    @Test
    void closedShardStaysClosed() {
        vitals.closed();
        vitals.ready(List.of());
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void latencyIsUnknownBeforeTheFirstAcknowledgement() {
        assertThat(vitals.status(0, 5).latencyMillis()).isEqualTo(-1);
        vitals.acknowledged();
        assertThat(vitals.status(0, 5).latencyMillis()).isEqualTo(5);
    }
}
