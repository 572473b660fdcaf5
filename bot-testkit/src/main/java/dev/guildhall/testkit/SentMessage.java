package dev.guildhall.testkit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.message.MessageBody;
import java.util.Optional;

/**
 * A message that the bot sent to a channel.
 *
 * @param answersTo the message with a prefix command that it answers
 */
public record SentMessage(MessageId id, ChannelId channel, MessageBody body, Optional<MessageId> answersTo) {}
