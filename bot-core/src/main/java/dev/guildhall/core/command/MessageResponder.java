package dev.guildhall.core.command;

import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.ChannelId;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/**
 * Answers a message with a message, which everybody in the channel sees.
 *
 * @param waitingByChannel how many answers wait for a channel's limit, shared by all
 */
record MessageResponder(Discord discord, MessageCreated message, ConcurrentMap<ChannelId, Integer> waitingByChannel)
        implements Responder {

    /** How many answers may wait for a channel's limit; further ones are left out. */
    private static final int ANSWERS_WAITING = 10;

    @Override
    public void acknowledge(boolean onlyForCaller) {
        // A message, unlike a slash command, waits for its answer without a word.
    }

    @Override
    public void answer(SignedResponse response) {
        if (!(response instanceof SignedResponse.Message answer)) {
            throw new IllegalArgumentException("a command is answered by a message, not by a "
                    + response.getClass().getSimpleName());
        }
        int waiting = waitingByChannel.merge(message.channel(), 1, Integer::sum);
        try {
            // Discord takes about one message a second for a channel: a flood of commands is not worth a queue.
            if (waiting <= ANSWERS_WAITING) {
                send(answer.body());
            }
        } finally {
            waitingByChannel.computeIfPresent(message.channel(), (channel, count) -> count == 1 ? null : count - 1);
        }
    }

    private void send(SignedBody body) {
        discord.send(
                message.channel(),
                new OutgoingMessage(
                        body,
                        Optional.of(message.id()),
                        // A message that is seen twice is answered once.
                        Optional.of("a" + Long.toString(message.id().value(), Character.MAX_RADIX))));
    }
}
