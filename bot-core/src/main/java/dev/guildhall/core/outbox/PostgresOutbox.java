package dev.guildhall.core.outbox;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Writes entries of the outbox; {@link OutboxDelivery} carries them out. */
public final class PostgresOutbox implements Outbox {

    /** The notification channel: a transaction with entries was committed. */
    public static final String CHANNEL = "guildhall_outbox";

    @Override
    public void add(DSLContext transaction, List<Errand> errands) {
        for (Errand errand : errands) {
            if (!(errand instanceof Errand.SendMessage(GuildId guild, ChannelId channel, MessageBody body))) {
                throw new UnsupportedOperationException("the outbox cannot carry out " + errand);
            }
            transaction
                    .insertInto(OUTBOX, OUTBOX.GUILD_ID, OUTBOX.CHANNEL_ID, OUTBOX.BODY)
                    .values(guild.value(), channel.value(), StoredBody.write(body))
                    .execute();
        }
        // jOOQ has no NOTIFY. Equal notifications of one transaction are sent once.
        transaction
                .select(DSL.function("pg_notify", SQLDataType.OTHER, DSL.val(CHANNEL), DSL.val("")))
                .execute();
    }
}
