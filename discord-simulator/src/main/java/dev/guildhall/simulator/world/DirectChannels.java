package dev.guildhall.simulator.world;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The conversations of the bot with one person each. Safe for several threads. */
public final class DirectChannels {
    private final World world;

    DirectChannels(World world) {
        this.world = world;
    }

    /** The direct conversation of the bot with a person, opened if there is none. */
    public Channel open(Snowflake person) {
        synchronized (this) {
            Optional<Channel> open = all().stream()
                    .filter(channel -> channel.recipients().contains(person))
                    .findFirst();
            if (open.isPresent()) {
                return open.get();
            }
            Channel channel =
                    new Channel(world.nextId(), null, Channel.DIRECT, "", null, null, 0, List.of(), List.of(person));
            world.know(channel);
            world.tell(new WorldEvent.DirectChannelOpened(channel));
            return channel;
        }
    }

    /** The direct conversations that were ever opened, the oldest first. */
    public List<Channel> all() {
        return world.everyChannel().stream()
                .filter(channel -> channel.guild() == null)
                .sorted(Comparator.comparing(Channel::id))
                .toList();
    }
}
