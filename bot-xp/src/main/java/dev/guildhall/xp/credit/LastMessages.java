package dev.guildhall.xp.credit;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.privacy.Erasures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What became of members' last messages. Thread-safe. */
public final class LastMessages {

    private final Database database;
    private final CreditQueue queue;

    public LastMessages(Database database, CreditQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /**
     * The last message of a member that is known of: that this process saw, or that earned XP, from the ledger. Where the member
     * had everything erased since, there is none.
     *
     * @param before only what was written before that: a message that asks is none to be explained
     */
    public Optional<LastMessage> of(MemberKey member, Instant before) {
        Optional<LastMessage> remembered =
                queue.recent().last(member).filter(last -> last.message().time().isBefore(before));
        return database.query(sql -> {
            Optional<LastMessage> credited = lastCredited(sql, member, before);
            return remembered
                    .filter(last -> credited.isEmpty() || tellsMore(last, credited.get()))
                    .or(() -> credited)
                    // An erasure reaches the ledger, and the memory of no process.
                    .filter(last -> !isErased(sql, member.user(), last));
        });
    }

    /** After a restart, an old message read from history may be all that is remembered; of what was credited, the ledger tells more. */
    private static boolean tellsMore(LastMessage remembered, LastMessage credited) {
        return remembered.message().value() > credited.message().value()
                || remembered.message().equals(credited.message())
                        && !(remembered.verdict() instanceof Verdict.CreditedBefore);
    }

    private static boolean isErased(DSLContext sql, UserId author, LastMessage message) {
        Instant written = message.message().time();
        return new Erasures(sql)
                .since(written, List.of(author)).values().stream().anyMatch(written::isBefore);
    }

    private static Optional<LastMessage> lastCredited(DSLContext sql, MemberKey member, Instant before) {
        return sql.select(LEDGER.SOURCE_ID, LEDGER.CHANNEL_ID, LEDGER.BASE, LEDGER.MULTIPLIER)
                .from(LEDGER)
                .where(LEDGER.GUILD_ID.eq(member.guild().value()))
                .and(LEDGER.USER_ID.eq(member.user().value()))
                .and(LEDGER.SOURCE.eq(Source.MESSAGE.number()))
                .and(LEDGER.SOURCE_ID.lt(Snowflake.firstOf(before.toEpochMilli())))
                .orderBy(LEDGER.SOURCE_ID.desc())
                .limit(1)
                .fetchOptional(row -> new LastMessage(
                        new MessageId(row.value1()),
                        // Entries of the first versions do not tell where.
                        new ChannelId(row.value2() == null ? 0 : row.value2()),
                        new Verdict.Credited(Math.toIntExact(row.value3()), row.value4())));
    }
}
