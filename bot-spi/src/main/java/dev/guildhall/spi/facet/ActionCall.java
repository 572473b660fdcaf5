package dev.guildhall.spi.facet;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One use of a button, a select or a form, by somebody who may.
 *
 * @param state as the {@link dev.guildhall.spi.message.Action} carries it
 * @param values what was chosen in a select: values, or ids of members, roles or channels
 * @param fields what was filled in, by the field's name
 * @param time when Discord saw it
 * @param texts the module's texts in the guild's language
 * @param privateTexts in the language of who used it, for what only that person sees
 */
public record ActionCall(
        GuildId guild,
        Place place,
        Member caller,
        long permissions,
        String state,
        List<String> values,
        Map<String, String> fields,
        Instant time,
        Texts texts,
        Texts privateTexts) {

    public ActionCall {
        values = List.copyOf(values);
        fields = Map.copyOf(fields);
    }
}
