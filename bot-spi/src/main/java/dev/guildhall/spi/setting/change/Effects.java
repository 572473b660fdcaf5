package dev.guildhall.spi.setting.change;

import java.util.List;

/**
 * What edits would do.
 *
 * @param before what they were tried on
 * @param problems why they would be refused; empty where they would be applied
 * @param sentences what they would do to many people; empty where nobody need be asked, or where they would be refused
 * @param edits what would be stored, of each value once: {@link Edit.Set} and {@link Edit.Reset}; empty where they would be refused
 */
public record Effects(StoredSettings before, List<Outcome.Problem> problems, List<String> sentences, List<Edit> edits) {

    public Effects {
        problems = List.copyOf(problems);
        sentences = List.copyOf(sentences);
        edits = List.copyOf(edits);
    }
}
