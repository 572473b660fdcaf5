package dev.guildhall.spi.facet;

import dev.guildhall.spi.id.UserId;
import java.util.Map;

/**
 * What a module stores about people, so that each can have it and have it erased. A module whose tables name people cannot be
 * loaded without. Thread-safe.
 */
public non-sealed interface PersonalData extends Facet {

    /** One sentence for people: what is stored, and for how long. */
    String summary();

    /** The summary's key in the module's message files, for people of every language; empty where it has none. */
    default String summaryKey() {
        return "";
    }

    /**
     * All that is stored about a person, in every guild.
     *
     * @return by the name of the kind of data, values that JSON can show: maps, lists, texts, numbers, booleans
     */
    Map<String, Object> export(UserId person);

    /**
     * Erases it, in every guild and for good, or makes it nobody's where others' data depend on it. What a person chose so that less
     * is stored about them stays, and nothing but that choice. Idempotent.
     *
     * @return how many records it concerned
     */
    long erase(UserId person);
}
