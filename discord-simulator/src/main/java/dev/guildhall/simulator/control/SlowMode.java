package dev.guildhall.simulator.control;

import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Window;
import dev.guildhall.simulator.world.World;

/** Slow mode: how long a person waits between two messages in a channel. Bots and moderators do not, as on Discord. */
final class SlowMode {
    private static final int LOOKED_BACK = 200;
    private static final long EXEMPT =
            Permission.MANAGE_MESSAGES | Permission.MANAGE_CHANNELS | Permission.BYPASS_SLOWMODE;

    private SlowMode() {}

    /** Refuses what a person writes too early, as Discord does with 20016. */
    static void require(World world, Channel channel, Person author) {
        String seconds = channel.detail("rate_limit_per_user");
        if (seconds.isEmpty() || seconds.equals("0") || isExempt(world, channel, author)) {
            return;
        }
        long until = world.messages().page(channel.id(), new Window.Latest(), LOOKED_BACK).stream()
                .filter(message -> message.author().equals(author.id()))
                .findFirst()
                .map(Message::id)
                .map(Snowflake::time)
                .map(time -> time.plusSeconds(Long.parseLong(seconds)).toEpochMilli())
                .orElse(0L);
        long left = until - world.clock().millis();
        if (left > 0) {
            throw new ControlError(
                    429,
                    "slow mode: " + author.name() + " may write again in #" + channel.name() + " in "
                            + (left + 999) / 1000 + " s (Discord's error 20016)");
        }
    }

    private static boolean isExempt(World world, Channel channel, Person author) {
        return channel.guildId()
                .flatMap(world::guild)
                .flatMap(guild -> guild.member(author.id())
                        .map(member -> (Permissions.inChannel(guild, member, channel) & EXEMPT) != 0))
                .orElse(true);
    }
}
