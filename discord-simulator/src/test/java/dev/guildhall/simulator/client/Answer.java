package dev.guildhall.simulator.client;

import java.util.List;

/**
 * What the bot does about an interaction, in no library's terms.
 *
 * @param followUp a further message, empty for none
 * @param components ids: {@code button:…}, {@code choice:…} with options a, b and c, {@code people:…} a menu of users
 */
record Answer(How how, String text, boolean ephemeral, String followUp, List<String> components) {
    enum How {
        AT_ONCE,
        DEFERRED,
        UPDATE,
        MODAL,
        TWICE,
        THEN_DELETED,
        NOT
    }

    static Answer of(String text) {
        return new Answer(How.AT_ONCE, text, false, "", List.of());
    }

    static Answer of(How how, String text) {
        return new Answer(how, text, false, "", List.of());
    }

    Answer forOneAlone() {
        return new Answer(how, text, true, followUp, components);
    }

    Answer andThen(String more) {
        return new Answer(how, text, ephemeral, more, components);
    }

    Answer with(String... ids) {
        return new Answer(how, text, ephemeral, followUp, List.of(ids));
    }
}
