package dev.guildhall.spi.data;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Carries out, after the commit, what a transaction decided. An entry survives crashes, is delivered at least once by the
 * process that serves its guild, and a message carries a nonce by which Discord drops a double. Messages to one channel, and
 * roles of one person, keep their order. Thread-safe.
 */
public interface Outbox {

    /**
     * Adds errands to the caller's transaction, all in one statement.
     *
     * @param transaction the one that {@link Database#transaction} gave
     * @throws IllegalArgumentException if a message has files
     */
    void add(DSLContext transaction, List<Errand> errands);

    /** Adds a message to a channel, as {@link #add}. */
    default void send(DSLContext transaction, GuildId guild, ChannelId channel, MessageBody body) {
        add(transaction, List.of(new Errand.SendMessage(guild, channel, body)));
    }

    /** Adds a message that concerns a person to a channel: it goes with their data where these are erased before it went. */
    default void send(DSLContext transaction, GuildId guild, ChannelId channel, MessageBody body, UserId about) {
        add(transaction, List.of(new Errand.SendMessage(guild, channel, body, Optional.of(about))));
    }
}
