package dev.guildhall.javacord.gateway;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import java.util.Map;
import java.util.Optional;
import org.javacord.api.entity.channel.RegularServerChannel;
import org.javacord.api.entity.channel.ServerChannel;
import org.javacord.api.entity.channel.ServerThreadChannel;
import org.javacord.api.entity.permission.Permissions;
import org.javacord.api.entity.server.Server;
import org.jspecify.annotations.Nullable;

/**
 * Discord's algorithm for what a member may do, on bit masks: Javacord's own types know no permission beyond bit 40.
 *
 * @see <a href="https://discord.com/developers/docs/topics/permissions#permission-hierarchy">Discord: permissions</a>
 */
final class GuildPermissions {

    /** Every bit that Discord has given out: owners and administrators hold them all. */
    static final long ALL = (1L << 53) - 1;

    private GuildPermissions() {}

    /**
     * What the member may do in the place; in the guild as a whole where it is not in the cache: Javacord fills it on another
     * thread than messages come on. A thread that it does not know has the overwrites of its channel, as every thread.
     */
    static long of(Server guild, Place place, Member member) {
        long base = ofGuild(guild, member);
        if (base == ALL) {
            return ALL;
        }
        return whereOverwritesStand(guild, place.channel())
                .or(() -> place.within().stream().findFirst().flatMap(outer -> whereOverwritesStand(guild, outer)))
                .map(found -> overwritten(base, guild.getId(), found, member))
                .orElse(base);
    }

    private static Optional<RegularServerChannel> whereOverwritesStand(Server guild, ChannelId channel) {
        return guild.getChannelById(channel.value())
                .filter(found -> found.getServer().getId() == guild.getId())
                .flatMap(GuildPermissions::whereOverwritesStand);
    }

    private static Optional<RegularServerChannel> whereOverwritesStand(ServerChannel channel) {
        return switch (channel) {
            case RegularServerChannel regular -> Optional.of(regular);
            // A thread has no overwrites of its own.
            case ServerThreadChannel thread -> parent(thread);
            default -> Optional.empty();
        };
    }

    private static Optional<RegularServerChannel> parent(ServerThreadChannel thread) {
        try {
            return Optional.of(thread.getParent());
        } catch (AssertionError notCached) {
            // Javacord shows the parent's id nowhere else, by which it could be looked up.
            return Optional.empty();
        }
    }

    private static long ofGuild(Server guild, Member member) {
        if (guild.getOwnerId() == member.id().value()) {
            return ALL;
        }
        long granted = role(guild, guild.getId());
        for (RoleId role : member.roles()) {
            granted |= role(guild, role.value());
        }
        return (granted & Permission.ADMINISTRATOR.bit()) != 0 ? ALL : granted;
    }

    private static long role(Server guild, long role) {
        return guild.getRoleById(role)
                .map(found -> found.getPermissions().getAllowedBitmask())
                .orElse(0L);
    }

    private static long overwritten(long base, long everyone, RegularServerChannel channel, Member member) {
        Map<Long, Permissions> ofRoles = channel.getOverwrittenRolePermissions();
        Map<Long, Permissions> ofMembers = channel.getOverwrittenUserPermissions();
        long result = apply(base, ofRoles.get(everyone));
        long allowed = 0;
        long denied = 0;
        for (RoleId role : member.roles()) {
            Permissions overwrite = ofRoles.get(role.value());
            if (overwrite != null) {
                allowed |= overwrite.getAllowedBitmask();
                denied |= overwrite.getDeniedBitmask();
            }
        }
        result = (result & ~denied) | allowed;
        return apply(result, ofMembers.get(member.id().value()));
    }

    private static long apply(long permissions, @Nullable Permissions overwrite) {
        return overwrite == null
                ? permissions
                : (permissions & ~overwrite.getDeniedBitmask()) | overwrite.getAllowedBitmask();
    }
}
