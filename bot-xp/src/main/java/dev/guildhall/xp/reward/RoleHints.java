package dev.guildhall.xp.reward;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells beforehand which roles the bot cannot give, and what to do about it. Thread-safe; without I/O. */
public record RoleHints(Guilds guilds) {

    /** A sentence for each role that it cannot give. */
    public List<String> of(GuildId guild, Collection<RoleId> roles, Texts texts) {
        return guilds.guild(guild).map(known -> of(known, roles, texts)).orElse(List.of());
    }

    private static List<String> of(Guild guild, Collection<RoleId> roles, Texts texts) {
        return hints(guild, roles).stream()
                .map(hint -> switch (hint) {
                    case Hint.NoPermission _ -> texts.say("role-hint.permission");
                    case Hint.Unknown(RoleId role) -> texts.say("role-hint.unknown", "role", role.toString());
                    case Hint.Nobodys(String name) -> texts.say("role-hint.managed", "role", Markdown.escape(name));
                    case Hint.Above(String name) -> texts.say("role-hint.power", "role", Markdown.escape(name));
                })
                .toList();
    }

    /** Why a role cannot be given. */
    sealed interface Hint {

        /** The bot may give none. */
        record NoPermission() implements Hint {}

        record Unknown(RoleId role) implements Hint {}

        /** It belongs to everybody, a bot or an integration. */
        record Nobodys(String role) implements Hint {}

        /** It stands above the bot's own. */
        record Above(String role) implements Hint {}
    }

    static List<Hint> hints(Guild guild, Collection<RoleId> roles) {
        List<Hint> hints = new ArrayList<>();
        if (!roles.isEmpty() && !mayManageRoles(guild)) {
            hints.add(new Hint.NoPermission());
        }
        for (RoleId id : roles) {
            Optional<Role> found = guild.role(id);
            if (found.isEmpty()) {
                hints.add(new Hint.Unknown(id));
                continue;
            }
            Role role = found.get();
            if (role.managed() || id.value() == guild.id().value()) {
                hints.add(new Hint.Nobodys(role.name()));
            } else if (role.position() >= guild.power()) {
                hints.add(new Hint.Above(role.name()));
            }
        }
        return hints;
    }

    private static boolean mayManageRoles(Guild guild) {
        return guild.owner().equals(guild.self().id())
                || guild.roles().stream()
                        .filter(role -> guild.self().roles().contains(role.id())
                                || role.id().value() == guild.id().value())
                        .anyMatch(role -> Permission.MANAGE_ROLES.in(role.permissions()));
    }
}
