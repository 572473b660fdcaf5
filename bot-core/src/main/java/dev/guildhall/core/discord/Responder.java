package dev.guildhall.core.discord;

import dev.guildhall.spi.guild.DiscordException;

/**
 * The way back to one command or action. Discord wants a first response within three seconds, and takes the answer for fifteen
 * minutes. Calls block, come from one thread at a time, and throw {@link DiscordException}.
 */
public interface Responder {

    /**
     * Tells Discord that the answer takes a while. At most once, before {@link #answer}; then no form can be opened any more.
     *
     * @param onlyForCaller who sees "… is thinking" after a command, and its answer; without effect after an action, where
     *     nothing shows
     */
    void acknowledge(boolean onlyForCaller);

    /**
     * Answers. Once.
     *
     * @throws IllegalArgumentException if a command's answer is no message
     */
    void answer(SignedResponse response);
}
