package dev.guildhall.xp.credit;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Instant;
import java.util.Optional;

/** What became of members' last messages. Thread-safe. */
public final class LastMessages {

    private final Database database;
    private final CreditQueue queue;

    public LastMessages(Database database, CreditQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /**
     * The last message of a member that this process saw; where it saw none, or has forgotten it, the last one that earned XP,
     * from the ledger.
     *
     * @param before only what was written before that: a message that asks is none to be explained
     */
    public Optional<LastMessage> of(MemberKey member, Instant before) {
        return queue.recent()
                .last(member)
                .filter(last -> last.message().time().isBefore(before))
                .or(() -> lastCredited(member, before));
    }

    private Optional<LastMessage> lastCredited(MemberKey member, Instant before) {
        return database.query(sql -> sql.select(LEDGER.SOURCE_ID, LEDGER.CHANNEL_ID, LEDGER.BASE, LEDGER.MULTIPLIER)
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
                        new Verdict.Credited(Math.toIntExact(row.value3()), row.value4()))));
    }
}
