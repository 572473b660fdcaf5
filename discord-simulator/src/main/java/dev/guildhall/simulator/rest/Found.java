package dev.guildhall.simulator.rest;

import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;

/** Looks up what a path names, or refuses with Discord's code for it. */
record Found(World world) {
    Guild guild(Call call) {
        return world.guild(call.id("guild")).orElseThrow(() -> DiscordError.unknown(10004, "Unknown Guild"));
    }

    Channel channel(Call call) {
        Channel channel =
                world.channel(call.id("channel")).orElseThrow(() -> DiscordError.unknown(10003, "Unknown Channel"));
        require(channel, Permission.VIEW_CHANNEL, 50001, "Missing Access");
        return channel;
    }

    Message message(Channel channel, Snowflake id) {
        return world.message(channel.id(), id)
                .filter(message -> message.ephemeralFor() == null)
                .orElseThrow(() -> DiscordError.unknown(10008, "Unknown Message"));
    }

    Member member(Guild guild, Snowflake person) {
        return guild.member(person).orElseThrow(() -> DiscordError.unknown(10007, "Unknown Member"));
    }

    /** Refuses unless the bot has the permission in the channel. */
    void require(Channel channel, long permission, int code, String message) {
        channel.guildId().flatMap(world::guild).ifPresent(guild -> {
            long bot = Permissions.inChannel(guild, member(guild, world.bot().id()), channel);
            if ((bot & permission) == 0) {
                throw new DiscordError(403, code, message);
            }
        });
    }
}
