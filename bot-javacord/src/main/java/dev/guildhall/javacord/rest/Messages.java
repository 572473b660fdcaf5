package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import java.util.concurrent.ThreadLocalRandom;

/** Sends messages to channels. Thread-safe. */
public final class Messages {

    private static final int HISTORY_NOT_READABLE = 160002;
    private static final String REFERENCE = "message_reference";

    private final RestClient rest;

    public Messages(RestClient rest) {
        this.rest = rest;
    }

    /**
     * Sends a message; repeated after a lost answer it is still one message, by its nonce. Where the bot may not read the
     * channel's history, it does not show what it answers to.
     *
     * @throws DiscordException where Discord refuses it or cannot be reached
     */
    public MessageId send(ChannelId channel, OutgoingMessage message) {
        ObjectNode json = MessageJson.of(message.signed());
        json.put("nonce", message.nonce().orElseGet(Messages::freshNonce));
        json.put("enforce_nonce", true);
        message.answersTo()
                .ifPresent(answered -> json.putObject(REFERENCE)
                        .put("message_id", answered.toString())
                        .put("fail_if_not_exists", false));
        try {
            return create(channel, json, message);
        } catch (DiscordException refusal) {
            if (refusal.code() != HISTORY_NOT_READABLE || json.remove(REFERENCE) == null) {
                throw refusal;
            }
            return create(channel, json, message);
        }
    }

    private MessageId create(ChannelId channel, ObjectNode json, OutgoingMessage message) {
        Body body = Body.of(json, message.signed().body().attachments());
        return new MessageId(
                rest.call(Route.createMessage(channel), body).path("id").asLong());
    }

    private static String freshNonce() {
        return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    }
}
