package dev.guildhall.core.discord;

import dev.guildhall.spi.id.GuildId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A button, a select or a form that somebody used.
 *
 * @param guild nothing in a private conversation
 * @param customId as it was sent to Discord, or anything else: who forges one can write what he likes
 * @param values what was chosen in a select
 * @param fields what was filled in, by the field's name
 * @param command the slash command whose answer the message is
 */
public record IncomingAction(
        Optional<GuildId> guild,
        Origin origin,
        String customId,
        List<String> values,
        Map<String, String> fields,
        Optional<String> command,
        Responder responder) {

    public IncomingAction {
        values = List.copyOf(values);
        fields = Map.copyOf(fields);
    }
}
