package dev.guildhall.core.outbox;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Writes entries of the outbox; {@link OutboxDelivery} carries them out. */
public final class PostgresOutbox implements Outbox {

    /** The notification channel: a transaction with entries was committed. The table's trigger tells. */
    public static final String CHANNEL = "guildhall_outbox";

    /** Well below the parameters that PostgreSQL takes in a statement. */
    private static final int MOST_AT_ONCE = 2_000;

    @Override
    public void add(DSLContext transaction, List<Errand> errands) {
        for (int from = 0; from < errands.size(); from += MOST_AT_ONCE) {
            insert(transaction, errands.subList(from, Math.min(errands.size(), from + MOST_AT_ONCE)));
        }
    }

    private static void insert(DSLContext transaction, List<Errand> errands) {
        var insert = transaction.insertInto(
                OUTBOX,
                OUTBOX.GUILD_ID,
                OUTBOX.KIND,
                OUTBOX.CHANNEL_ID,
                OUTBOX.USER_ID,
                OUTBOX.ROLE_ID,
                OUTBOX.REASON,
                OUTBOX.BODY);
        for (Errand errand : errands) {
            Row row = Row.of(errand);
            insert = insert.values(
                    errand.guild().value(),
                    row.kind().stored(),
                    row.channel(),
                    row.user(),
                    row.role(),
                    row.reason(),
                    row.body());
        }
        insert.execute();
    }

    private record Row(
            ErrandKind kind,
            @Nullable Long channel,
            @Nullable Long user,
            @Nullable Long role,
            @Nullable String reason,
            @Nullable JSONB body) {

        static Row of(Errand errand) {
            return switch (errand) {
                case Errand.SendMessage message ->
                    new Row(
                            ErrandKind.MESSAGE,
                            message.channel().value(),
                            message.about().map(UserId::value).orElse(null),
                            null,
                            null,
                            StoredBody.write(message.body()));
                case Errand.SendDirect message ->
                    new Row(
                            ErrandKind.DIRECT,
                            null,
                            message.person().value(),
                            null,
                            null,
                            StoredBody.write(message.body()));
                case Errand.GiveRole gift ->
                    new Row(
                            ErrandKind.GIVE_ROLE,
                            null,
                            gift.person().value(),
                            gift.role().value(),
                            gift.reason(),
                            null);
                case Errand.TakeRole loss ->
                    new Row(
                            ErrandKind.TAKE_ROLE,
                            null,
                            loss.person().value(),
                            loss.role().value(),
                            loss.reason(),
                            null);
            };
        }
    }
}
