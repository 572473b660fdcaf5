package dev.guildhall.xp.reward;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.facet.GuildCheck;
import dev.guildhall.spi.facet.NeededPermission;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.XpSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be so in a guild for what follows from levels to come about, told to operators. Thread-safe; asks Discord. */
public record GuildChecks(Settings settings, Guilds guilds) {

    public List<Facet> facets() {
        return List.of(
                new NeededPermission(Permission.MANAGE_ROLES, "roles for levels"),
                new NeededPermission(
                        Permission.READ_MESSAGE_HISTORY, "XP for messages that a process missed, and /xp backfill"),
                new NeededPermission(Permission.ATTACH_FILES, "rank cards and charts as pictures"),
                new GuildCheck("The roles of levels can be given", this::roles),
                new GuildCheck("New levels can be announced", this::announcements));
    }

    private LevelRules rules(GuildId guild) {
        return XpSettings.leveling(settings.of(guild));
    }

    private List<String> roles(GuildId guild) {
        Set<RoleId> roles = rules(guild).rewardRoles();
        if (roles.isEmpty()) {
            return List.of();
        }
        return guilds.guild(guild).map(known -> RoleHints.hints(known, roles)).orElse(List.of()).stream()
                .map(GuildChecks::sentence)
                .toList();
    }

    private static String sentence(RoleHints.Hint hint) {
        return switch (hint) {
            case RoleHints.Hint.NoPermission _ ->
                "roles are set for levels, and the bot may not give any: give its role the permission Manage Roles";
            case RoleHints.Hint.Unknown(RoleId role) ->
                "the role " + role + ", which is set for a level, is gone: take it out of xp.rewards";
            case RoleHints.Hint.Nobodys(String role) ->
                "nobody can give the role \"" + role
                        + "\", which is set for a level, since it belongs to everybody, a bot"
                        + " or an integration: choose another in xp.rewards";
            case RoleHints.Hint.Above(String role) ->
                "the role \"" + role
                        + "\", which is set for a level, stands above the bot's: in Server Settings, Roles, drag"
                        + " the bot's role above it";
        };
    }

    private List<String> announcements(GuildId guild) {
        LevelRules rules = rules(guild);
        Optional<ChannelId> channel =
                rules.announce() == LevelRules.Announce.CHANNEL ? rules.channel() : Optional.empty();
        return channel.flatMap(set -> guilds.guild(guild).flatMap(known -> problem(known, set)))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<String> problem(Guild guild, ChannelId set) {
        Optional<Channel> channel = guild.channel(set);
        if (channel.isEmpty()) {
            return Optional.of("the channel " + set + ", where new levels are announced, is gone: choose another for"
                    + " xp.level-up-channel");
        }
        long allowed = guilds.permissions(guild.id(), channel.get().place(), guild.self());
        return Permission.VIEW_CHANNEL.in(allowed) && Permission.SEND_MESSAGES.in(allowed)
                ? Optional.empty()
                : Optional.of("the bot may not write in #" + channel.get().name()
                        + ", where new levels are announced: allow its role View Channel and Send Messages there");
    }
}
