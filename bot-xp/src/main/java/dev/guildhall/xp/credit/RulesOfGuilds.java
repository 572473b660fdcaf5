package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.setting.EarningRules;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.XpSettings;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The rules of guilds, made from their settings once for each version. Thread-safe. Holds some kilobytes for each guild with
 * activity, at most {@value #HELD} guilds.
 */
public final class RulesOfGuilds {

    private static final int HELD = 20_000;

    private final Settings settings;
    private final BiConsumer<GuildId, LevelRules> watcher;
    private final ConcurrentHashMap<GuildId, Made<EarningRules>> earning = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<GuildId, Made<LevelRules>> leveling = new ConcurrentHashMap<>();

    /** What was made of one version of a guild's settings, which is immutable. */
    private record Made<R>(GuildSettings of, R rules) {}

    /** @param watcher told of each version of a guild's levels that is met for the first time; returns at once */
    public RulesOfGuilds(Settings settings, BiConsumer<GuildId, LevelRules> watcher) {
        this.settings = settings;
        this.watcher = watcher;
    }

    /** Those of the activity's time and place. May read from the database. */
    EarningRules earning(Activity activity) {
        GuildSettings version = settings.of(activity.guild(), activity.time())
                .at(activity.place(), activity.doer().roles());
        return made(earning, activity.guild(), version, XpSettings::earning);
    }

    /** Those in force now. May read from the database. */
    public LevelRules leveling(GuildId guild) {
        return made(leveling, guild, settings.of(guild), version -> {
            LevelRules rules = XpSettings.leveling(version);
            watcher.accept(guild, rules);
            return rules;
        });
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
