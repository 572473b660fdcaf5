package dev.guildhall.simulator.world;

/** Computes permissions the way Discord documents it: owner, roles, then the channel's overwrites. */
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
        return (permissions & Permission.ADMINISTRATOR) != 0 ? Permission.ALL : permissions;
    }

    /** What the member may do in the channel. */
    public static long inChannel(Guild guild, Member member, Channel channel) {
        long permissions = inGuild(guild, member);
        if (permissions == Permission.ALL) {
            return permissions;
        }
        long roleAllow = 0;
        long roleDeny = 0;
        long memberAllow = 0;
        long memberDeny = 0;
        for (Overwrite overwrite : channel.overwrites()) {
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
