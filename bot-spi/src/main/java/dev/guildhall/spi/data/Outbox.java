package dev.guildhall.spi.data;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.MessageBody;
import org.jooq.DSLContext;

/**
 * Carries out, after the commit, what a transaction decided. An entry survives crashes, is delivered at least once by the
 * process that serves its guild, and carries a nonce by which Discord drops a double. Thread-safe.
 */
public interface Outbox {

    /**
     * Adds a message to a channel to the caller's transaction.
     *
     * @param transaction the one that {@link Database#transaction} gave
     * @param body text and embeds; files are not kept
     * @throws IllegalArgumentException if the body has attachments
     */
    void send(DSLContext transaction, GuildId guild, ChannelId channel, MessageBody body);
}
