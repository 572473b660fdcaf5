package dev.guildhall.core.discord;

import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.message.Reply;

/**
 * The way back to one slash command. Discord wants a first response within three seconds, and takes the answer for fifteen
 * minutes. Calls block, come from one thread at a time, and throw {@link DiscordException}.
 */
public interface Responder {

    /** Tells Discord that the answer takes a while: "… is thinking". At most once, before {@link #answer}. */
    void acknowledge(boolean onlyForCaller);

    /** Answers. Once. After {@link #acknowledge}, who sees the answer is as was said there. */
    void answer(Reply reply);
}
