package dev.guildhall.core.setting;

import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** By the roles' positions, as the gateway's cache has them. */
public record CachedRoleOrder(Guilds guilds) implements RoleOrder {

    @Override
    public List<RoleId> strongestFirst(GuildId guild, Collection<RoleId> roles) {
        List<RoleId> known = guilds.guild(guild).stream()
                .flatMap(each -> each.roles().reversed().stream())
                .map(Role::id)
                .toList();
        return Stream.concat(known.stream(), roles.stream())
                .filter(roles::contains)
                .distinct()
                .toList();
    }
}
