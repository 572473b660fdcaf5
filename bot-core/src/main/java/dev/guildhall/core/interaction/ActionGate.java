package dev.guildhall.core.interaction;

import dev.guildhall.core.discord.Origin;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import java.util.Optional;

/** Whether a guild lets somebody use the actions of a module. Thread-safe; may block. */
@FunctionalInterface
public interface ActionGate {

    /**
     * Why not, as a sentence for the person; nothing where it is allowed.
     *
     * @param texts the platform's own, in the person's language
     */
    Optional<String> refusal(String module, GuildId guild, Origin origin, Texts texts);
}
