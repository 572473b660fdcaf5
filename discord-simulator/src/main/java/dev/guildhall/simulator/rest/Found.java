package dev.guildhall.simulator.rest;

import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;

/** Looks up what a path names, and what the bot may do with it, or refuses with Discord's code for it. */
record Found(World world) {
    Guild guild(Call call) {
        return world.guild(call.id("guild")).orElseThrow(() -> DiscordError.unknown(10004, "Unknown Guild"));
    }

    /** The guild, in which the bot needs a permission. */
    Guild guild(Call call, long permission) {
        Guild guild = guild(call);
        require(guild, permission);
        return guild;
    }

    Channel channel(Call call) {
        return visible(call.id("channel"));
    }

    /** The channel, in which the bot needs a permission. */
    Channel channel(Call call, long permission) {
        Channel channel = channel(call);
        require(channel, permission);
        return channel;
    }

    Channel visible(Snowflake id) {
        Channel channel = world.channel(id).orElseThrow(() -> DiscordError.unknown(10003, "Unknown Channel"));
        require(channel, Permission.VIEW_CHANNEL, 50001, "Missing Access");
        return channel;
    }

    /** The guild of a channel; direct conversations are refused. */
    Guild guildOf(Channel channel) {
        return channel.guildId()
                .flatMap(world::guild)
                .orElseThrow(() -> new DiscordError(403, 50003, "Cannot execute action on a DM channel"));
    }

    Message message(Channel channel, Snowflake id) {
        return world.message(channel.id(), id)
                .filter(message -> message.ephemeralFor() == null)
                .orElseThrow(() -> DiscordError.unknown(10008, "Unknown Message"));
    }

    Message message(Call call) {
        return message(channel(call), call.id("message"));
    }

    Member member(Guild guild, Snowflake person) {
        return guild.member(person).orElseThrow(() -> DiscordError.unknown(10007, "Unknown Member"));
    }

    Member member(Guild guild, Call call) {
        return member(guild, call.id("user"));
    }

    Role role(Guild guild, Call call) {
        return guild.role(call.id("role")).orElseThrow(() -> DiscordError.unknown(10011, "Unknown Role"));
    }

    Member bot(Guild guild) {
        return member(guild, world.bot().id());
    }

    /** Whether the bot has one of the permissions in the channel; in a direct conversation it has all. */
    boolean may(Channel channel, long permission) {
        return channel.guildId()
                .flatMap(world::guild)
                .map(guild -> (Permissions.inChannel(guild, bot(guild), channel) & permission) != 0)
                .orElse(true);
    }

    /** Refuses unless the bot has one of the permissions in the channel. */
    void require(Channel channel, long permission, int code, String message) {
        if (!may(channel, permission)) {
            throw new DiscordError(403, code, message);
        }
    }

    void require(Channel channel, long permission) {
        require(channel, permission, 50013, "Missing Permissions");
    }

    /** Refuses unless the bot has one of the permissions in the guild. */
    void require(Guild guild, long permission) {
        if ((Permissions.inGuild(guild, bot(guild)) & permission) == 0) {
            throw missing();
        }
    }

    /** Refuses to act on somebody who stands as high as the bot, or owns the guild. */
    void requireAbove(Guild guild, Member member) {
        Member bot = bot(guild);
        boolean above =
                guild.ownerId().equals(bot.id()) || guild.highestRole(bot).isAbove(guild.highestRole(member));
        if (!member.id().equals(bot.id()) && (!above || guild.ownerId().equals(member.id()))) {
            throw missing();
        }
    }

    /** Refuses to act on a role that is as high as the bot's own. */
    void requireAbove(Guild guild, Role role) {
        Member bot = bot(guild);
        if (!guild.ownerId().equals(bot.id()) && !guild.highestRole(bot).isAbove(role)) {
            throw missing();
        }
    }

    /** Refuses to grant what the bot itself does not have. */
    void requireOwn(Guild guild, long granted) {
        if ((granted & Permission.ALL & ~Permissions.inGuild(guild, bot(guild))) != 0) {
            throw missing();
        }
    }

    static DiscordError missing() {
        return new DiscordError(403, 50013, "Missing Permissions");
    }
}
