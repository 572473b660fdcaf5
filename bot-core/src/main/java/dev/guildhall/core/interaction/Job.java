package dev.guildhall.core.interaction;

import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import java.util.function.Supplier;

/**
 * One use of a command or an action, to be answered.
 *
 * @param module whose handler it is
 * @param name for logs and answers: {@code rank}, {@code xp.page}
 * @param texts the platform's own, in the language of who used it
 * @param onlyForCaller who sees it where the answer takes a while
 * @param work from the checks to the answer; may block
 */
public record Job(
        String module,
        String name,
        GuildId guild,
        Texts texts,
        boolean onlyForCaller,
        Supplier<SignedResponse> work,
        Responder responder) {}
