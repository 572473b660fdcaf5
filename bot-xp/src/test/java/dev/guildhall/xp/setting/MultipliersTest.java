package dev.guildhall.xp.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.Parsed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipliersTest {

    private static final RoleId BOOSTER = new RoleId(1);
    private static final RoleId VETERAN = new RoleId(2);
    private static final ChannelId THREAD = new ChannelId(10);
    private static final ChannelId CHANNEL = new ChannelId(11);
    private static final ChannelId CATEGORY = new ChannelId(12);
    private static final Place PLACE = new Place(THREAD, List.of(CHANNEL, CATEGORY));
    private static final Instant SATURDAY = Instant.parse("2026-03-14T19:00:00Z");

    @Test
    void policySaysWhatSeveralMakeTogether() {
        List<RoleId> both = List.of(BOOSTER, VETERAN);
        assertThat(multipliers("1", Stacking.HIGHEST, List.of()).of(PLACE, both, SATURDAY))
                .isEqualTo(2000);
        assertThat(multipliers("1", Stacking.SUM, List.of()).of(PLACE, both, SATURDAY))
                .isEqualTo(2500);
        assertThat(multipliers("1", Stacking.PRODUCT, List.of()).of(PLACE, both, SATURDAY))
                .isEqualTo(3000);
    }

    @Test
    void channelCategoryAndServerCountEach() {
        Multipliers product = new Multipliers(
                new BigDecimal("1.1"),
                Map.of(),
                Map.of(CHANNEL, new BigDecimal(2), CATEGORY, new BigDecimal(3)),
                List.of(),
                ZoneId.of("UTC"),
                Stacking.PRODUCT);
        assertThat(product.of(PLACE, List.of(), SATURDAY)).isEqualTo(6600);
        assertThat(product.of(Place.of(THREAD), List.of(), SATURDAY)).isEqualTo(1100);
    }

    @Test
    void whatLowersCountsAlone() {
        Multipliers lowering = new Multipliers(
                BigDecimal.ONE,
                Map.of(BOOSTER, new BigDecimal("0.5")),
                Map.of(),
                List.of(),
                ZoneId.of("UTC"),
                Stacking.HIGHEST);
        assertThat(lowering.of(PLACE, List.of(BOOSTER), SATURDAY)).isEqualTo(500);
        assertThat(lowering.of(PLACE, List.of(), SATURDAY)).isEqualTo(1000);
    }

    @Test
    void sumNeverFallsBelowNothing() {
        Multipliers lowering = new Multipliers(
                new BigDecimal("0.1"),
                Map.of(BOOSTER, new BigDecimal("0.1")),
                Map.of(),
                List.of(),
                ZoneId.of("UTC"),
                Stacking.SUM);
        assertThat(lowering.of(PLACE, List.of(BOOSTER), SATURDAY)).isZero();
    }

    @Test
    void roundsOnceAtTheEnd() {
        Multipliers third = new Multipliers(
                new BigDecimal("0.333"),
                Map.of(BOOSTER, new BigDecimal("0.333")),
                Map.of(),
                List.of(),
                ZoneId.of("UTC"),
                Stacking.PRODUCT);
        assertThat(third.of(PLACE, List.of(BOOSTER), SATURDAY)).isEqualTo(111);
    }

    @Test
    void eventCountsWhileItHolds() {
        if (!(new TimedEventType().parse("x2 sat 18:00-22:00") instanceof Parsed.Valid<TimedEvent>(TimedEvent event))) {
            throw new AssertionError("the event was refused");
        }
        Multipliers evening = multipliers("1", Stacking.PRODUCT, List.of(event));
        assertThat(evening.of(PLACE, List.of(), SATURDAY)).isEqualTo(2000);
        assertThat(evening.of(PLACE, List.of(), SATURDAY.plusSeconds(3 * 3600))).isEqualTo(1000);
    }

    @Test
    void partsAreThoseThatMakeTheMultiplier() {
        List<RoleId> both = List.of(BOOSTER, VETERAN);
        assertThat(multipliers("1.1", Stacking.PRODUCT, List.of()).parts(PLACE, both, SATURDAY))
                .containsExactly(
                        new Multipliers.Part.Everybody(new BigDecimal("1.1")),
                        new Multipliers.Part.OfRole(BOOSTER, new BigDecimal("1.5")),
                        new Multipliers.Part.OfRole(VETERAN, new BigDecimal(2)));
        assertThat(multipliers("1.1", Stacking.HIGHEST, List.of()).parts(PLACE, both, SATURDAY))
                .containsExactly(new Multipliers.Part.OfRole(VETERAN, new BigDecimal(2)));
        assertThat(Multipliers.NONE.parts(PLACE, both, SATURDAY)).isEmpty();
    }

    private static Multipliers multipliers(String server, Stacking stacking, List<TimedEvent> events) {
        return new Multipliers(
                new BigDecimal(server),
                Map.of(BOOSTER, new BigDecimal("1.5"), VETERAN, new BigDecimal(2)),
                Map.of(),
                events,
                ZoneId.of("UTC"),
                stacking);
    }
}
