package dev.guildhall.xp.setting;

import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What multiplies an amount. Immutable and pure: the time is that of the event, never of the process.
 *
 * @param server for everybody
 * @param channels for channels, threads and categories: all that a place lies in count
 * @param events that hold at some times, in the zone
 */
public record Multipliers(
        BigDecimal server,
        Map<RoleId, BigDecimal> roles,
        Map<ChannelId, BigDecimal> channels,
        List<TimedEvent> events,
        ZoneId zone,
        Stacking stacking) {

    /** Multiplies nothing. */
    public static final Multipliers NONE =
            new Multipliers(BigDecimal.ONE, Map.of(), Map.of(), List.of(), ZoneId.of("UTC"), Stacking.HIGHEST);

    public Multipliers {
        roles = Map.copyOf(roles);
        channels = Map.copyOf(channels);
        events = List.copyOf(events);
    }

    /** One of the multipliers, and what it belongs to. */
    public sealed interface Part {

        BigDecimal factor();

        record Everybody(BigDecimal factor) implements Part {}

        record OfRole(RoleId role, BigDecimal factor) implements Part {}

        record OfChannel(ChannelId channel, BigDecimal factor) implements Part {}

        record OfEvent(TimedEvent event) implements Part {
            @Override
            public BigDecimal factor() {
                return event.factor();
            }
        }
    }

    /** What the multiplier of {@link #of} is made of: of several, where the highest counts, that one alone. */
    public List<Part> parts(Place place, Collection<RoleId> who, Instant time) {
        List<Part> parts = new ArrayList<>();
        if (server.compareTo(BigDecimal.ONE) != 0) {
            parts.add(new Part.Everybody(server));
        }
        who.stream()
                .distinct()
                .filter(roles::containsKey)
                .forEach(role -> parts.add(new Part.OfRole(role, roles.getOrDefault(role, BigDecimal.ONE))));
        place.outward()
                .filter(channels::containsKey)
                .forEach(channel ->
                        parts.add(new Part.OfChannel(channel, channels.getOrDefault(channel, BigDecimal.ONE))));
        events.stream()
                .filter(event -> event.holdsAt(time, zone))
                .map(Part.OfEvent::new)
                .forEach(parts::add);
        return stacking == Stacking.HIGHEST
                ? parts.stream().max(Comparator.comparing(Part::factor)).stream()
                        .toList()
                : List.copyOf(parts);
    }

    /** The multiplier of something that happened somewhere, done by somebody with these roles, in thousandths. */
    public int of(Place place, Collection<RoleId> who, Instant time) {
        List<BigDecimal> factors = new ArrayList<>();
        if (server.compareTo(BigDecimal.ONE) != 0) {
            factors.add(server);
        }
        if (!roles.isEmpty()) {
            who.stream().distinct().filter(roles::containsKey).map(roles::get).forEach(factors::add);
        }
        if (!channels.isEmpty()) {
            place.outward().filter(channels::containsKey).map(channels::get).forEach(factors::add);
        }
        for (TimedEvent event : events) {
            if (event.holdsAt(time, zone)) {
                factors.add(event.factor());
            }
        }
        return stacking.of(factors);
    }
}
