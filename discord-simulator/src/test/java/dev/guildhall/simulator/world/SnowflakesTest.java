package dev.guildhall.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SnowflakesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void idCarriesItsTime() {
        assertThat(new Snowflakes(Clock.fixed(NOW, ZoneOffset.UTC)).next().time())
                .isEqualTo(NOW);
    }

    @Test
    void idsRiseWhileTheClockStandsStill() {
        Snowflakes snowflakes = new Snowflakes(Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(Stream.generate(snowflakes::next).limit(10_000))
                .isSortedAccordingTo(Snowflake::compareTo)
                .doesNotHaveDuplicates();
    }

    @Test
    void scenarioPutsItsGuildsInDifferentHalvesOfFourShards() {
        assertThat(Scenario.TAVERN.shard(4)).isZero();
        assertThat(Scenario.LIBRARY.shard(4)).isEqualTo(2);
    }

    @Test
    void textThatIsNoIdIsRefused() {
        assertThat(Snowflake.isOne("0")).isFalse();
        assertThat(Snowflake.isOne("12a")).isFalse();
        assertThatThrownBy(() -> Snowflake.of("12a")).hasMessageContaining("'12a' is not a snowflake");
    }
}
