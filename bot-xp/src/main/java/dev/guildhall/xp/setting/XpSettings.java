package dev.guildhall.xp.setting;

import static dev.guildhall.spi.setting.SettingScope.Level.CATEGORY;
import static dev.guildhall.spi.setting.SettingScope.Level.CHANNEL;
import static dev.guildhall.spi.setting.SettingScope.Level.ROLE;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.level.CurveType;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a guild can change about experience. */
public final class XpSettings {

    private static final int LISTED = 100;
    private static final Duration DAY = Duration.ofDays(1);
    private static final SettingType<AmountRange> RANGE = new AmountRangeType();
    private static final SettingType<BigDecimal> FACTOR = SettingTypes.decimal("0", "100", 3);

    public static final SettingKey<AmountRange> AMOUNT = new SettingKey<>(
                    "xp.amount",
                    RANGE,
                    new AmountRange(15, 25),
                    "How much XP a message earns: a number, or a range to draw from")
            .overridableBy(CATEGORY, CHANNEL, ROLE);

    public static final SettingKey<Duration> COOLDOWN = new SettingKey<>(
                    "xp.cooldown",
                    SettingTypes.duration(Duration.ZERO, DAY),
                    Duration.ofSeconds(60),
                    "How long after a message that earned XP a member's next one earns none")
            .overridableBy(CATEGORY, CHANNEL, ROLE);

    public static final SettingKey<Integer> LEAST_LENGTH = new SettingKey<>(
                    "xp.least-length",
                    SettingTypes.integer(0, 2000),
                    0,
                    "How many characters a message with text needs to earn XP")
            .overridableBy(CATEGORY, CHANNEL);

    public static final SettingKey<Duration> REPEATS = new SettingKey<>(
            "xp.repeats",
            SettingTypes.duration(Duration.ZERO, DAY),
            Duration.ZERO,
            "How soon after one that earned XP the same text earns none; 0s to let people repeat");

    public static final SettingKey<AmountRange> VOICE_AMOUNT = new SettingKey<>(
                    "xp.voice-amount", RANGE, AmountRange.NOTHING, "How much XP a minute in a voice channel earns")
            .overridableBy(CATEGORY, CHANNEL, ROLE);

    public static final SettingKey<Integer> VOICE_COMPANY = new SettingKey<>(
            "xp.voice-company",
            SettingTypes.integer(0, 50),
            1,
            "How many other people who listen must be in the voice channel");

    public static final SettingKey<Integer> VOICE_PER_DAY = new SettingKey<>(
            "xp.voice-per-day",
            SettingTypes.integer(1, 1440),
            1440,
            "How many minutes in voice channels earn XP in a day at most");

    public static final SettingKey<Boolean> VOICE_MUTED = new SettingKey<>(
            "xp.voice-muted", SettingTypes.flag(), false, "Whether those earn XP in voice channels who are muted");

    public static final SettingKey<AmountRange> REACTION_GIVEN_AMOUNT = new SettingKey<>(
            "xp.reaction-given-amount",
            RANGE,
            AmountRange.NOTHING,
            "How much XP reacting to somebody's message earns, once a message");

    public static final SettingKey<AmountRange> REACTION_RECEIVED_AMOUNT = new SettingKey<>(
            "xp.reaction-received-amount",
            RANGE,
            AmountRange.NOTHING,
            "How much XP the author of a message earns for each person who reacts to it");

    public static final SettingKey<Duration> REACTION_AGE = new SettingKey<>(
            "xp.reaction-age",
            SettingTypes.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            Duration.ofDays(7),
            "How old a message may be for reactions to it to earn XP");

    public static final SettingKey<AmountRange> THREAD_AMOUNT = new SettingKey<>(
                    "xp.thread-amount", RANGE, AmountRange.NOTHING, "How much XP opening a thread earns")
            .overridableBy(CATEGORY, CHANNEL);

    public static final SettingKey<AmountRange> POST_AMOUNT = new SettingKey<>(
                    "xp.post-amount", RANGE, AmountRange.NOTHING, "How much XP a post in a forum earns")
            .overridableBy(CATEGORY, CHANNEL);

    public static final SettingKey<List<RoleId>> NO_ROLES =
            list("xp.no-roles", SettingTypes.roleId(), "Roles whose members earn no XP");

    public static final SettingKey<List<RoleId>> ONLY_ROLES = list(
            "xp.only-roles", SettingTypes.roleId(), "If there are some: only members with one of these roles earn XP");

    public static final SettingKey<List<ChannelId>> NO_CHANNELS =
            list("xp.no-channels", SettingTypes.channelId(), "Channels and categories where no XP is earned");

    public static final SettingKey<List<ChannelId>> ONLY_CHANNELS = list(
            "xp.only-channels",
            SettingTypes.channelId(),
            "If there are some: only in these channels and categories is XP earned");

    public static final SettingKey<List<UserId>> NO_MEMBERS =
            list("xp.no-members", SettingTypes.memberId(), "Members who earn no XP");

    public static final SettingKey<List<UserId>> ONLY_MEMBERS =
            list("xp.only-members", SettingTypes.memberId(), "If there are some: only these members earn XP");

    public static final SettingKey<BigDecimal> MULTIPLIER =
            new SettingKey<>("xp.multiplier", FACTOR, BigDecimal.ONE, "By what all XP that is earned is multiplied");

    public static final SettingKey<Map<RoleId, BigDecimal>> ROLE_MULTIPLIERS = new SettingKey<>(
            "xp.role-multipliers",
            SettingTypes.mapOf(SettingTypes.roleId(), FACTOR, LISTED),
            Map.of(),
            "By what the XP of members with a role is multiplied, like @Booster=1.5");

    public static final SettingKey<Map<ChannelId, BigDecimal>> CHANNEL_MULTIPLIERS = new SettingKey<>(
            "xp.channel-multipliers",
            SettingTypes.mapOf(SettingTypes.channelId(), FACTOR, LISTED),
            Map.of(),
            "By what XP is multiplied in a channel or category, like #help=2");

    public static final SettingKey<Stacking> STACKING = new SettingKey<>(
            "xp.stacking",
            new WordType<>(Stacking.class, Map.of()),
            Stacking.HIGHEST,
            "What several multipliers make together: the highest alone, their sum, or their product");

    public static final SettingKey<List<TimedEvent>> EVENTS = new SettingKey<>(
            "xp.events",
            SettingTypes.listOf(new TimedEventType(), 50),
            List.of(),
            "Multipliers for some time, like x2 sat 18:00-22:00 2026-03-01..2026-03-31");

    public static final SettingKey<ZoneId> ZONE = new SettingKey<>(
            "xp.time-zone", SettingTypes.zone(), ZoneId.of("UTC"), "By which clock the events are meant");

    public static final SettingKey<LevelCurve> CURVE = new SettingKey<>(
            "xp.curve",
            new CurveType(),
            new LevelCurve.Linear(100),
            "How much XP a level takes: mee6, linear 100, polynomial 50 -100 150 and others");

    public static final SettingKey<Integer> LEVEL_CAP = new SettingKey<>(
            "xp.level-cap",
            SettingTypes.integer(1, LevelCurve.MOST_LEVELS),
            LevelCurve.MOST_LEVELS,
            "The highest level that can be reached");

    public static final SettingKey<LevelRules.Announce> ANNOUNCE = new SettingKey<>(
            "xp.announce",
            // What versions before this one stored.
            new WordType<>(
                    LevelRules.Announce.class,
                    Map.of(
                            "on", LevelRules.Announce.CHANNEL,
                            "here", LevelRules.Announce.CHANNEL,
                            "dm", LevelRules.Announce.DIRECT,
                            "off", LevelRules.Announce.NONE)),
            LevelRules.Announce.CHANNEL,
            "Where I announce new levels: in a channel, to the member directly, or not at all");

    public static final SettingKey<Optional<ChannelId>> LEVEL_UP_CHANNEL = new SettingKey<>(
            "xp.level-up-channel",
            SettingTypes.channel(),
            Optional.empty(),
            "In which channel I announce new levels; none: where it happened");

    public static final SettingKey<Optional<Template>> LEVEL_UP_MESSAGE = new SettingKey<>(
            "xp.level-up-message",
            SettingTypes.optional(new TemplateType()),
            Optional.empty(),
            "What I say then, with {member}, {level}, {xp}, {role} and {server}; none: my own words");

    public static final SettingKey<Integer> ANNOUNCE_EVERY = new SettingKey<>(
            "xp.announce-every", SettingTypes.integer(1, 100), 1, "Announces only each so manieth level");

    public static final SettingKey<Boolean> ANNOUNCE_ONLY_REWARDS = new SettingKey<>(
            "xp.announce-only-rewards", SettingTypes.flag(), false, "Announces only levels that bring a role");

    public static final SettingKey<Map<Integer, RoleId>> REWARDS = new SettingKey<>(
                    "xp.rewards",
                    SettingTypes.mapOf(SettingTypes.integer(1, LevelCurve.MOST_LEVELS), SettingTypes.roleId(), LISTED),
                    Map.of(),
                    "The roles that levels bring, like 5=@Regular, 10=@Veteran")
            // Whoever sets it gives roles away.
            .changedBy(Permission.MANAGE_ROLES);

    public static final SettingKey<RewardMode> REWARD_MODE = new SettingKey<>(
            "xp.reward-mode",
            new WordType<>(RewardMode.class, Map.of()),
            RewardMode.STACK,
            "Whether members keep the roles of lower levels, or each replaces the one before");

    public static final List<SettingKey<?>> ALL = List.of(
            AMOUNT,
            COOLDOWN,
            LEAST_LENGTH,
            REPEATS,
            VOICE_AMOUNT,
            VOICE_COMPANY,
            VOICE_PER_DAY,
            VOICE_MUTED,
            REACTION_GIVEN_AMOUNT,
            REACTION_RECEIVED_AMOUNT,
            REACTION_AGE,
            THREAD_AMOUNT,
            POST_AMOUNT,
            NO_ROLES,
            ONLY_ROLES,
            NO_CHANNELS,
            ONLY_CHANNELS,
            NO_MEMBERS,
            ONLY_MEMBERS,
            MULTIPLIER,
            ROLE_MULTIPLIERS,
            CHANNEL_MULTIPLIERS,
            STACKING,
            EVENTS,
            ZONE,
            CURVE,
            LEVEL_CAP,
            ANNOUNCE,
            LEVEL_UP_CHANNEL,
            LEVEL_UP_MESSAGE,
            ANNOUNCE_EVERY,
            ANNOUNCE_ONLY_REWARDS,
            REWARDS,
            REWARD_MODE);

    private XpSettings() {}

    private static <T> SettingKey<List<T>> list(String name, SettingType<T> type, String description) {
        return new SettingKey<>(name, SettingTypes.listOf(type, LISTED), List.of(), description);
    }

    /** What becomes of the roles of lower levels. */
    public enum RewardMode {
        STACK,
        REPLACE
    }

    /** Where the module is off, nothing earns anything. */
    private static Map<Source, AmountRange> amounts(GuildSettings settings) {
        return settings.isOn(AMOUNT.module())
                ? Map.of(
                        Source.MESSAGE, settings.get(AMOUNT),
                        Source.VOICE_MINUTE, settings.get(VOICE_AMOUNT),
                        Source.REACTION_GIVEN, settings.get(REACTION_GIVEN_AMOUNT),
                        Source.REACTION_RECEIVED, settings.get(REACTION_RECEIVED_AMOUNT),
                        Source.THREAD, settings.get(THREAD_AMOUNT),
                        Source.FORUM_POST, settings.get(POST_AMOUNT))
                : Map.of();
    }

    /**
     * How XP is earned.
     *
     * @param settings those of the time, place and roles concerned
     */
    public static EarningRules earning(GuildSettings settings) {
        return earning(settings, List.of());
    }

    /**
     * As {@link #earning(GuildSettings)}.
     *
     * @param prefixes what messages begin with that call commands: a setting of the platform
     */
    public static EarningRules earning(GuildSettings settings, List<String> prefixes) {
        return new EarningRules(
                amounts(settings),
                settings.get(COOLDOWN),
                settings.get(LEAST_LENGTH),
                settings.get(REPEATS),
                settings.get(REACTION_AGE),
                new EarningRules.VoiceRules(
                        settings.get(VOICE_COMPANY), settings.get(VOICE_PER_DAY), settings.get(VOICE_MUTED)),
                new EarningRules.Filter(
                        Set.copyOf(settings.get(NO_ROLES)),
                        Set.copyOf(settings.get(ONLY_ROLES)),
                        Set.copyOf(settings.get(NO_CHANNELS)),
                        Set.copyOf(settings.get(ONLY_CHANNELS)),
                        Set.copyOf(settings.get(NO_MEMBERS)),
                        Set.copyOf(settings.get(ONLY_MEMBERS))),
                new Multipliers(
                        settings.get(MULTIPLIER),
                        settings.get(ROLE_MULTIPLIERS),
                        settings.get(CHANNEL_MULTIPLIERS),
                        settings.get(EVENTS),
                        settings.get(ZONE),
                        settings.get(STACKING)),
                prefixes);
    }

    /** The guild's levels. */
    public static Levels levels(GuildSettings settings) {
        return new Levels(settings.get(CURVE), settings.get(LEVEL_CAP));
    }

    /** The guild's levels, and what follows from them. */
    public static LevelRules leveling(GuildSettings settings) {
        return new LevelRules(
                levels(settings),
                settings.get(ANNOUNCE),
                settings.get(LEVEL_UP_CHANNEL),
                settings.get(LEVEL_UP_MESSAGE),
                settings.get(ANNOUNCE_EVERY),
                settings.get(ANNOUNCE_ONLY_REWARDS),
                new TreeMap<>(settings.get(REWARDS)),
                settings.get(REWARD_MODE) == RewardMode.REPLACE);
    }
}
