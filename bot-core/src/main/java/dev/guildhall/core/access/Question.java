package dev.guildhall.core.access;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import java.util.List;
import java.util.Set;

/**
 * Whether somebody may use something somewhere.
 *
 * @param subjects what rules may name, the most particular first: {@code xp add}, {@code xp}, {@code module:xp}
 * @param needed the permissions that the command demands
 * @param kinds of channels it may be used in; empty for all
 * @param roles of who asks
 * @param permissions of who asks in that channel, as Discord's bit set
 * @param optIn whether it is off until somebody switches it on
 */
public record Question(
        GuildId guild,
        List<String> subjects,
        Set<Permission> needed,
        Set<Channel.Kind> kinds,
        Place place,
        List<RoleId> roles,
        long permissions,
        boolean optIn) {

    /** By which administrators get at everything else, so nothing keeps them from it. */
    private static final Set<String> ALWAYS =
            Set.of("commands", "settings", CommandRule.ofModule("settings"), CommandRule.ofModule("general"));

    public Question {
        subjects = List.copyOf(subjects);
        needed = Set.copyOf(needed);
        kinds = Set.copyOf(kinds);
        roles = List.copyOf(roles);
    }

    /** Whether everybody was promised it, so that no decision of administrators is about it: what is stored about oneself. */
    public static boolean isPromised(String subject) {
        return subject.equals("privacy") || subject.startsWith("privacy ");
    }

    boolean administrator() {
        return Permission.ADMINISTRATOR.in(permissions);
    }

    /** Whether the decisions of administrators do not matter: so that none locks itself out, and none locks others out. */
    boolean exempt() {
        return isPromised(subjects.getFirst())
                || (Permission.MANAGE_GUILD.in(permissions) && subjects.stream().anyMatch(ALWAYS::contains));
    }
}
