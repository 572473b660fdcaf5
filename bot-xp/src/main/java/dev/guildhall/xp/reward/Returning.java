package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.noCondition;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.spi.event.Membership;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.LevelRules;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;

/**
 * Who leaves keeps the XP, and who comes back is given the roles of the level again. Whose return is not told is found by {@link
 * UnseenReturns}, or when the next thing is credited that the member did.
 */
public record Returning(
        Database database,
        Outbox outbox,
        Function<GuildId, LevelRules> leveling,
        Consequences consequences,
        InstantSource clock) {

    public Subscription<Membership> subscription() {
        return Subscription.to(Membership.class, event -> {
            switch (event) {
                case MemberJoined joined -> join(joined);
                case MemberLeft left -> leave(left);
            }
        });
    }

    private void join(MemberJoined event) {
        if (event.member().bot()) {
            return;
        }
        back(event.guild(), event.member().id(), noCondition());
    }

    /** Somebody is there who left then, though nobody told of the return. */
    void back(GuildId guild, UserId user, OffsetDateTime left) {
        // Whoever left once more meanwhile is gone.
        back(guild, user, MEMBER.LEFT_AT.eq(left));
    }

    private void back(GuildId guild, UserId user, Condition still) {
        LevelRules rules = leveling.apply(guild);
        database.transaction(sql -> {
            Optional<Long> total = sql.update(MEMBER)
                    .setNull(MEMBER.LEFT_AT)
                    .where(is(guild, user), still)
                    .returning(MEMBER.TOTAL)
                    .fetchOptional(MEMBER.TOTAL);
            total.ifPresent(xp -> {
                int level = rules.levels().level(xp);
                List<Errand> errands = consequences.ofLevels(new MemberKey(guild, user), 0, level, rules);
                if (!errands.isEmpty()) {
                    outbox.add(sql, errands);
                }
            });
            return total;
        });
    }

    private void leave(MemberLeft event) {
        database.query(sql -> sql.update(MEMBER)
                .set(MEMBER.LEFT_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(is(event.guild(), event.member()))
                .execute());
    }

    private static Condition is(GuildId guild, UserId user) {
        return MEMBER.GUILD_ID.eq(guild.value()).and(MEMBER.USER_ID.eq(user.value()));
    }
}
