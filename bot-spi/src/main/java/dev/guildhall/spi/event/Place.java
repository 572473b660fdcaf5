package dev.guildhall.spi.event;

import dev.guildhall.spi.id.ChannelId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a guild something happened.
 *
 * @param channel the channel or thread itself
 * @param within what it lies in, nearest first: a thread's channel, then the category. Empty where that is not known yet
 */
public record Place(ChannelId channel, List<ChannelId> within) {

    public Place {
        within = List.copyOf(within);
    }

    /** A channel of which nothing more is known. */
    public static Place of(ChannelId channel) {
        return new Place(channel, List.of());
    }

    /** The channel and all that it lies in, nearest first. */
    public Stream<ChannelId> outward() {
        return Stream.concat(Stream.of(channel), within.stream());
    }
}
