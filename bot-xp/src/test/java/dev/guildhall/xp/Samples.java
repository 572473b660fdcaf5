package dev.guildhall.xp;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Snowflakes;
import dev.guildhall.xp.credit.Occasion;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import dev.guildhall.xp.setting.XpRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Members, rules and messages for tests. */
public final class Samples {

    public static final Instant START = Instant.parse("2026-03-14T12:00:00Z");
    public static final GuildId GUILD = new GuildId(101);
    public static final ChannelId CHANNEL = new ChannelId(201);
    public static final MemberKey ANNA = new MemberKey(GUILD, new UserId(301));
    public static final MemberKey BEN = new MemberKey(GUILD, new UserId(302));
    public static final MemberKey CARLA = new MemberKey(GUILD, new UserId(303));

    /** 20 XP a message, once a minute. */
    public static final XpRules RULES = rules(20, Duration.ofSeconds(60));

    private Samples() {}

    public static XpRules rules(int amount, Duration cooldown) {
        return new XpRules(new AmountRange(amount, amount), cooldown, true, Optional.empty());
    }

    public static MessageId id(double seconds) {
        return Snowflakes.at(START.plusMillis(Math.round(seconds * 1000)));
    }

    /** A message so many seconds after the start. */
    public static Occasion message(MemberKey member, double seconds) {
        return message(member, seconds, RULES);
    }

    public static Occasion message(MemberKey member, double seconds, XpRules rules) {
        return message(member, CHANNEL, id(seconds), rules);
    }

    public static Occasion message(MemberKey member, ChannelId channel, MessageId id, XpRules rules) {
        return new Occasion(member, Source.MESSAGE, id.value(), id.timeMillis(), channel, 0, rules);
    }
}
