package dev.guildhall.xp.credit;

import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.xp.setting.EarningRules;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.XpSettings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The rules of guilds, made from their settings once for each version. Thread-safe. Holds some kilobytes for each guild with
 * activity, at most {@value #HELD} guilds.
 */
public final class RulesOfGuilds {

    private static final int HELD = 20_000;

    /** The platform's setting. */
    private static final String PREFIX = "general.prefix";

    private static final List<SettingKey<?>> OWN_BY_ROLE = XpSettings.ALL.stream()
            .filter(key -> key.levels().contains(SettingScope.Level.ROLE))
            .toList();

    private final Settings settings;
    private final SettingsDirectory directory;
    private final BiConsumer<GuildId, LevelRules> watcher;
    private final ConcurrentHashMap<GuildId, Made<EarningRules>> earning = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<GuildId, Made<LevelRules>> leveling = new ConcurrentHashMap<>();

    /** What was made of one version of a guild's settings, which is immutable. */
    private record Made<R>(GuildSettings of, R rules) {}

    /** @param watcher told of each version of a guild's levels that is met for the first time; returns at once */
    public RulesOfGuilds(Settings settings, SettingsDirectory directory, BiConsumer<GuildId, LevelRules> watcher) {
        this.settings = settings;
        this.directory = directory;
        this.watcher = watcher;
    }

    /** Those of a moment, for the activity's place and doer. May read from the database. */
    EarningRules earning(Activity activity, Instant time) {
        GuildSettings version = settings.of(activity.guild(), time)
                .at(activity.place(), activity.doer().roles());
        return made(earning, activity.guild(), version, this::earning);
    }

    private EarningRules earning(GuildSettings version) {
        return XpSettings.earning(
                version,
                directory.key(PREFIX).map(key -> texts(version.get(key))).orElse(List.of()));
    }

    @SuppressWarnings("unchecked") // The platform declares it as a list of texts.
    private static List<String> texts(Object prefixes) {
        return (List<String>) prefixes;
    }

    /** Those in force now. May read from the database. */
    public LevelRules leveling(GuildId guild) {
        return made(leveling, guild, settings.of(guild), version -> {
            LevelRules rules = XpSettings.leveling(version);
            watcher.accept(guild, rules);
            return rules;
        });
    }

    /** Looks whether guilds that were asked about changed their settings since; tells the watcher of those that did. */
    public void refresh() {
        leveling.keySet().forEach(this::leveling);
    }

    /** Whether the rules of a time and place may differ for people with different roles. May read from the database. */
    boolean rolesMatter(GuildId guild, Place place, Instant time, List<RoleId> rolesOfGuild) {
        GuildSettings version = settings.of(guild, time);
        GuildSettings ofNobody = version.at(place, List.of());
        // Each role alone: of several, the value of the strongest one would hide those of the others.
        return !version.get(XpSettings.NO_ROLES).isEmpty()
                || !version.get(XpSettings.ONLY_ROLES).isEmpty()
                || !version.get(XpSettings.ROLE_MULTIPLIERS).isEmpty()
                || rolesOfGuild.stream().anyMatch(role -> differ(version.at(place, List.of(role)), ofNobody));
    }

    // This is asked for every message of the past, and where a role has nothing of its own, it is mostly the same one.
    @SuppressWarnings("ReferenceEquality")
    private static boolean differ(GuildSettings ofRole, GuildSettings ofNobody) {
        return ofRole != ofNobody
                && OWN_BY_ROLE.stream().anyMatch(key -> !ofRole.get(key).equals(ofNobody.get(key)));
    }

    // Versions are told apart by identity: where the platform hands out the same one again, nothing changed.
    @SuppressWarnings("ReferenceEquality")
    private static <R> R made(
            ConcurrentHashMap<GuildId, Made<R>> held,
            GuildId guild,
            GuildSettings version,
            Function<GuildSettings, R> maker) {
        Made<R> known = held.get(guild);
        if (known != null && known.of() == version) {
            return known.rules();
        }
        if (held.size() >= HELD) {
            held.clear();
        }
        R rules = maker.apply(version);
        held.put(guild, new Made<>(version, rules));
        return rules;
    }
}
