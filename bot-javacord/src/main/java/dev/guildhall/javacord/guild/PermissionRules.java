package dev.guildhall.javacord.guild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.RoleId;
import org.jspecify.annotations.Nullable;

/**
 * Discord's algorithm for what a member may do, on what the REST interface tells.
 *
 * @see <a href="https://discord.com/developers/docs/topics/permissions#permission-hierarchy">Discord: permissions</a>
 */
final class PermissionRules {

    private static final long ALL = (1L << 53) - 1;

    private PermissionRules() {}

    /** @param overwrites of the channel; null for the guild as a whole */
    static long of(Guild guild, Member member, @Nullable JsonNode overwrites) {
        long everyone = guild.id().value();
        long base = guild.role(new RoleId(everyone)).map(Role::permissions).orElse(0L);
        for (RoleId role : member.roles()) {
            base |= guild.role(role).map(Role::permissions).orElse(0L);
        }
        if (guild.owner().equals(member.id()) || (base & Permission.ADMINISTRATOR.bit()) != 0) {
            return ALL;
        }
        return overwrites == null ? base : overwritten(base, everyone, member, overwrites);
    }

    private static long overwritten(long base, long everyone, Member member, JsonNode overwrites) {
        long deniedToRoles = 0;
        long allowedToRoles = 0;
        long result = base;
        JsonNode own = null;
        for (JsonNode overwrite : overwrites) {
            long id = overwrite.path("id").asLong();
            if (id == everyone) {
                result = apply(result, overwrite);
            } else if (id == member.id().value()) {
                own = overwrite;
            } else if (member.roles().contains(new RoleId(id))) {
                deniedToRoles |= overwrite.path("deny").asLong();
                allowedToRoles |= overwrite.path("allow").asLong();
            }
        }
        result = (result & ~deniedToRoles) | allowedToRoles;
        return own == null ? result : apply(result, own);
    }

    private static long apply(long permissions, JsonNode overwrite) {
        return (permissions & ~overwrite.path("deny").asLong())
                | overwrite.path("allow").asLong();
    }
}
