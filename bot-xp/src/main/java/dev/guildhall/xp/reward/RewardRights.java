package dev.guildhall.xp.reward;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.setting.XpSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Nobody has a level bring a role that they could not give by hand: as in Discord, one that is not below their own highest. The
 * owner may everything; of who is not known, such as the operator, nothing is said. Thread-safe; may ask Discord for who it is.
 */
public record RewardRights(Guilds guilds) {

    /** As a {@link SettingsRule}: a sentence for each role that a level is to bring from now on, and that is above the actor. */
    public List<String> problems(GuildSettings settings, SettingsRule.Change change, Texts texts) {
        Map<Integer, RoleId> more = new TreeMap<>(settings.get(XpSettings.REWARDS));
        more.entrySet().removeAll(change.before().get(XpSettings.REWARDS).entrySet());
        return more.isEmpty()
                ? List.of()
                : guilds.guild(change.guild())
                        .flatMap(guild -> power(guild, change.actor())
                                .map(power -> above(
                                        guild,
                                        power,
                                        more.values().stream().distinct().toList(),
                                        texts)))
                        .orElse(List.of());
    }

    private static List<String> above(Guild guild, int power, List<RoleId> roles, Texts texts) {
        return roles.stream()
                .flatMap(role -> guild.role(role).stream())
                .filter(role -> role.position() >= power)
                .map(role -> texts.say("role-hint.yours", "role", Markdown.escape(role.name())))
                .toList();
    }

    /** The position of somebody's most powerful role; nothing for who is bound by none, or is not known. */
    private Optional<Integer> power(Guild guild, UserId actor) {
        if (actor.equals(guild.owner())) {
            return Optional.empty();
        }
        return member(guild.id(), actor)
                .map(member -> guild.roles().stream()
                        .filter(role -> member.roles().contains(role.id()))
                        .mapToInt(Role::position)
                        .max()
                        .orElse(0));
    }

    private Optional<Member> member(GuildId guild, UserId actor) {
        if (actor.value() == 0) {
            return Optional.empty();
        }
        try {
            return guilds.member(guild, actor);
        } catch (DiscordException unknown) {
            return Optional.empty();
        }
    }
}
