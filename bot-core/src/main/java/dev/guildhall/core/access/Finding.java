package dev.guildhall.core.access;

import dev.guildhall.spi.text.Texts;

/**
 * The result of one check.
 *
 * @param about what is checked
 * @param detail what decided: a rule's subject, permissions, a role or a channel as Discord shows it; may be empty
 */
public record Finding(Check about, boolean passed, String detail) {

    /** What is checked, in this order; the first that is not passed decides. */
    public enum Check {
        ON("on"),
        /** In place of {@link #ON}, where it is off until somebody switches it on, and nobody has. */
        OPT_IN("opt-in"),
        PERMISSION("permission"),
        KIND("kind"),
        CHANNEL("channel"),
        ROLE("role");

        private final String key;

        Check(String key) {
            this.key = key;
        }
    }

    /** A sentence for who asked why, or was refused. */
    public String say(Texts own, String command) {
        return own.say("access." + about.key + (passed ? ".passed" : ".failed"), "command", command, "detail", detail);
    }
}
