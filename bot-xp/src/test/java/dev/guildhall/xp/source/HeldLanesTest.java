package dev.guildhall.xp.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeldLanesTest {

    private static final GuildId GUILD = new GuildId(1);
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @Test
    void laneIsHeldForAMomentAfterItsLastFailure() {
        HeldLanes lanes = new HeldLanes();
        assertThat(lanes.isHeld(GUILD, NOON)).isFalse();

        lanes.failed(GUILD, NOON);
        lanes.failed(GUILD, NOON.plusSeconds(5));
        assertThat(lanes.isHeld(GUILD, NOON.plusSeconds(34))).isTrue();
        assertThat(lanes.isHeld(new GuildId(2), NOON.plusSeconds(5))).isFalse();
        assertThat(lanes.isHeld(GUILD, NOON.plusSeconds(35))).isFalse();
    }
}
