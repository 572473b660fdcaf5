package dev.guildhall.xp.admin;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;

/** Finds the members with a role, by asking Discord for all members. Thread-safe. */
record Crowd(Guilds guilds) {

    /**
     * People with a role; bots are left out.
     *
     * @throws DiscordException where Discord cannot be asked, or does not allow it
     */
    List<UserId> with(GuildId guild, RoleId role) {
        List<UserId> found = new ArrayList<>();
        UserId after = new UserId(0);
        for (List<Member> page = guilds.membersAfter(guild, after);
                !page.isEmpty();
                page = guilds.membersAfter(guild, after)) {
            page.stream()
                    .filter(member -> !member.bot() && member.roles().contains(role))
                    .map(Member::id)
                    .forEach(found::add);
            after = page.getLast().id();
        }
        return found;
    }
}
