package dev.guildhall.simulator.rest.call;

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
public record Found(World world) {
    public Guild guild(Call call) {
        return world.guild(call.id("guild")).orElseThrow(() -> DiscordError.unknown(10004, "Unknown Guild"));
    }

    /** The guild, in which the bot needs a permission. */
    public Guild guild(Call call, long permission) {
        Guild guild = guild(call);
        require(guild, permission);
        return guild;
    }

    public Channel channel(Call call) {
        return visible(call.id("channel"));
    }

    /** The channel, in which the bot needs a permission. */
    public Channel channel(Call call, long permission) {
        Channel channel = channel(call);
        require(channel, permission);
        return channel;
    }

    public Channel visible(Snowflake id) {
        Channel channel = world.channel(id).orElseThrow(() -> DiscordError.unknown(10003, "Unknown Channel"));
        require(channel, Permission.VIEW_CHANNEL, 50001, "Missing Access");
        return channel;
    }

    /** The guild of a channel; direct conversations are refused. */
    public Guild guildOf(Channel channel) {
        return channel.guildId()
                .flatMap(world::guild)
                .orElseThrow(() -> new DiscordError(403, 50003, "Cannot execute action on a DM channel"));
    }

    public Message message(Channel channel, Snowflake id) {
        return world.messages()
                .find(channel.id(), id)
                .filter(message -> message.ephemeralFor() == null)
                .orElseThrow(() -> DiscordError.unknown(10008, "Unknown Message"));
    }

    public Message message(Call call) {
        return message(channel(call), call.id("message"));
    }

    public Member member(Guild guild, Snowflake person) {
        return guild.member(person).orElseThrow(() -> DiscordError.unknown(10007, "Unknown Member"));
    }

    public Member member(Guild guild, Call call) {
        return member(guild, call.id("user"));
    }

    public Role role(Guild guild, Call call) {
        return guild.role(call.id("role")).orElseThrow(() -> DiscordError.unknown(10011, "Unknown Role"));
    }

    public Member bot(Guild guild) {
        return member(guild, world.bot().id());
    }

    /** Whether the bot has one of the permissions in the channel; in a direct conversation it has all. */
    public boolean may(Channel channel, long permission) {
        return channel.guildId()
                .flatMap(world::guild)
                .map(guild -> (Permissions.inChannel(guild, bot(guild), channel) & permission) != 0)
                .orElse(true);
    }

    /** Refuses unless the bot has one of the permissions in the channel. */
    public void require(Channel channel, long permission, int code, String message) {
        if (!may(channel, permission)) {
            throw new DiscordError(403, code, message);
        }
    }

    public void require(Channel channel, long permission) {
        require(channel, permission, 50013, "Missing Permissions");
    }

    /** Refuses unless the bot has one of the permissions in the guild. */
    public void require(Guild guild, long permission) {
        if ((Permissions.inGuild(guild, bot(guild)) & permission) == 0) {
            throw missing();
        }
    }

    /** Refuses to act on somebody who stands as high as the bot, or owns the guild. */
    public void requireAbove(Guild guild, Member member) {
        Member bot = bot(guild);
        boolean above =
                guild.ownerId().equals(bot.id()) || guild.highestRole(bot).isAbove(guild.highestRole(member));
        if (!member.id().equals(bot.id()) && (!above || guild.ownerId().equals(member.id()))) {
            throw missing();
        }
    }

    /** Refuses to act on a role that is as high as the bot's own. */
    public void requireAbove(Guild guild, Role role) {
        Member bot = bot(guild);
        if (!guild.ownerId().equals(bot.id()) && !guild.highestRole(bot).isAbove(role)) {
            throw missing();
        }
    }

    /** Refuses to grant what the bot itself does not have. */
    public void requireOwn(Guild guild, long granted) {
        if ((granted & Permission.ALL & ~Permissions.inGuild(guild, bot(guild))) != 0) {
            throw missing();
        }
    }

    public static DiscordError missing() {
        return new DiscordError(403, 50013, "Missing Permissions");
    }
}
