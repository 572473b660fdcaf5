package dev.guildhall.xp;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Snowflakes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Members, rules and messages for tests. */
final class Samples {

    static final Instant START = Instant.parse("2026-03-14T12:00:00Z");
    static final GuildId GUILD = new GuildId(101);
    static final ChannelId CHANNEL = new ChannelId(201);
    static final MemberKey ANNA = new MemberKey(GUILD, new UserId(301));
    static final MemberKey BEN = new MemberKey(GUILD, new UserId(302));
    static final MemberKey CARLA = new MemberKey(GUILD, new UserId(303));

    /** 20 XP a message, once a minute. */
    static final XpRules RULES = rules(20, Duration.ofSeconds(60));

    private Samples() {}

    static XpRules rules(int amount, Duration cooldown) {
        return new XpRules(new AmountRange(amount, amount), cooldown, true, Optional.empty());
    }

    static MessageId id(double seconds) {
        return Snowflakes.at(START.plusMillis(Math.round(seconds * 1000)));
    }

    /** A message so many seconds after the start. */
    static SeenMessage message(MemberKey member, double seconds) {
        return message(member, seconds, RULES);
    }

    static SeenMessage message(MemberKey member, double seconds, XpRules rules) {
        return new SeenMessage(member, CHANNEL, id(seconds), rules);
    }
}
