package dev.guildhall.spi.setting.change;

import java.util.List;

/**
 * What edits would do to many people.
 *
 * @param sentences for people; empty where nobody need be asked, or where the edits would be refused
 * @param edits the same edits as {@link Edit.Set} and {@link Edit.Reset}, to be kept until somebody has confirmed them
 */
public record Effects(List<String> sentences, List<Edit> edits) {

    public static final Effects NONE = new Effects(List.of(), List.of());

    public Effects {
        sentences = List.copyOf(sentences);
        edits = List.copyOf(edits);
    }
}
