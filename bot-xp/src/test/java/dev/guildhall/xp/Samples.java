package dev.guildhall.xp;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.testkit.Snowflakes;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Occasion;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.setting.AmountRange;
import dev.guildhall.xp.setting.LevelRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Members, rules and messages for tests. */
public final class Samples {

    public static final Instant START = Instant.parse("2026-03-14T12:00:00Z");
    public static final GuildId GUILD = new GuildId(101);
    public static final ChannelId CHANNEL = new ChannelId(201);
    public static final MemberKey ANNA = MemberKey.of(101, 301);
    public static final MemberKey BEN = MemberKey.of(101, 302);
    public static final MemberKey CARLA = MemberKey.of(101, 303);
    public static final Levels LEVELS = new Levels(new LevelCurve.Linear(100), 10_000);

    /** 20 XP a message, once a minute. */
    public static final Pay RULES = rules(20, Duration.ofSeconds(60));

    /** What a message earns, and how often. */
    public record Pay(AmountRange amount, Duration cooldown) {}

    private Samples() {}

    public static Pay rules(int amount, Duration cooldown) {
        return new Pay(new AmountRange(amount, amount), cooldown);
    }

    public static MessageId id(double seconds) {
        return Snowflakes.at(START.plusMillis(Math.round(seconds * 1000)));
    }

    /** A message so many seconds after the start. */
    public static Occasion message(MemberKey member, double seconds) {
        return message(member, seconds, RULES);
    }

    public static Occasion message(MemberKey member, double seconds, Pay rules) {
        return message(member, CHANNEL, id(seconds), rules);
    }

    public static Occasion message(MemberKey member, ChannelId channel, MessageId id, Pay rules) {
        return message(member, channel, id, rules, Duration.ZERO, 0);
    }

    public static Occasion message(
            MemberKey member, ChannelId channel, MessageId id, Pay rules, Duration repeats, int textHash) {
        return message(member, channel, id, rules, repeats, textHash, List.of());
    }

    /** A message so many seconds after the start, of somebody who has none of these roles. */
    public static Occasion message(MemberKey member, double seconds, Pay rules, List<RoleId> missing) {
        return message(member, CHANNEL, id(seconds), rules, Duration.ZERO, 0, missing);
    }

    private static Occasion message(
            MemberKey member,
            ChannelId channel,
            MessageId id,
            Pay rules,
            Duration repeats,
            int textHash,
            List<RoleId> missing) {
        return new Occasion(
                member,
                Source.MESSAGE,
                id.value(),
                id.timeMillis(),
                channel,
                rules.amount(),
                1000,
                rules.cooldown(),
                repeats,
                textHash,
                false,
                false,
                missing);
    }

    /** Announces in the channel where it happened; with these rewards, which stack. */
    public static LevelRules leveling(Map<Integer, RoleId> rewards) {
        return new LevelRules(
                LEVELS,
                LevelRules.Announce.CHANNEL,
                Optional.empty(),
                Optional.empty(),
                1,
                false,
                new TreeMap<>(rewards),
                false);
    }

    public static Consequences consequences() {
        return new Consequences(new SampleTexts(), new NoGuilds());
    }

    public static CreditStore store(Database database, Outbox outbox) {
        return store(database, outbox, leveling(Map.of()));
    }

    public static CreditStore store(Database database, Outbox outbox, LevelRules rules) {
        return new CreditStore(
                database,
                outbox,
                new Months(database, InstantSource.system(), Duration.ofDays(3650)),
                guild -> rules,
                consequences());
    }
}
