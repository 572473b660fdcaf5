package dev.guildhall.simulator.world;

import java.time.Instant;

/** Computes permissions the way Discord documents it: owner, roles, the channel's overwrites, then a time-out. */
public final class Permissions {
    private Permissions() {}

    /** What the member may do in the guild, before any channel is considered. */
    public static long inGuild(Guild guild, Member member) {
        if (guild.ownerId().equals(member.person().id())) {
            return Permission.ALL;
        }
        long permissions = guild.everyone().permissions();
        for (Snowflake id : member.roles()) {
            permissions |= guild.role(id).map(Role::permissions).orElse(0L);
        }
        if ((permissions & Permission.ADMINISTRATOR) != 0) {
            return Permission.ALL;
        }
        return withinTimeout(member, permissions);
    }

    private static long withinTimeout(Member member, long permissions) {
        return member.timeoutUntil() != null && member.isTimedOut(Instant.now())
                ? permissions & Permission.IN_TIMEOUT
                : permissions;
    }

    /** What the member may do in the channel; a thread has the overwrites of the channel that it is in. */
    public static long inChannel(Guild guild, Member member, Channel channel) {
        long permissions = inGuild(guild, member);
        if (permissions == Permission.ALL) {
            return permissions;
        }
        Snowflake parent = channel.parent();
        Channel ruling =
                channel.isThread() && parent != null ? guild.channel(parent).orElse(channel) : channel;
        permissions = withinTimeout(member, overwritten(guild, member, ruling, permissions));
        boolean invited = channel.type() != Channel.PRIVATE_THREAD
                || channel.recipients().contains(member.id())
                || (permissions & Permission.MANAGE_THREADS) != 0;
        if (!invited || (permissions & Permission.VIEW_CHANNEL) == 0) {
            return 0;
        }
        long speak = channel.isThread() ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES;
        return (permissions & speak) == 0 ? permissions & ~needsSpeaking() : permissions;
    }

    private static long needsSpeaking() {
        return Permission.MENTION_EVERYONE
                | Permission.SEND_TTS_MESSAGES
                | Permission.ATTACH_FILES
                | Permission.EMBED_LINKS;
    }

    private static long overwritten(Guild guild, Member member, Channel channel, long base) {
        long permissions = base;
        long roleAllow = 0;
        long roleDeny = 0;
        long memberAllow = 0;
        long memberDeny = 0;
        for (Overwrite overwrite : channel.overwrites()) {
            // That of everyone counts first, wherever it stands in the list.
            if (overwrite.subject().equals(guild.id())) {
                permissions = (permissions & ~overwrite.deny()) | overwrite.allow();
            } else if (overwrite.member()
                    && overwrite.subject().equals(member.person().id())) {
                memberAllow |= overwrite.allow();
                memberDeny |= overwrite.deny();
            } else if (!overwrite.member() && member.roles().contains(overwrite.subject())) {
                roleAllow |= overwrite.allow();
                roleDeny |= overwrite.deny();
            }
        }
        permissions = (permissions & ~roleDeny) | roleAllow;
        return (permissions & ~memberDeny) | memberAllow;
    }
}
