package dev.guildhall.spi.setting.change;

import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Changes that happen together or not at all.
 *
 * @param seen what the person had seen: what others changed after it stands in the way of {@link Edit.Set}, of {@link
 *     Edit.Reset} and of an {@link Edit.Add} that gives a key another value, not of adding and removing other items. What nobody
 *     in particular changed, with the id 0, was done by others
 * @param reason as the person gave it; may be empty; at most 200 characters
 * @param language of the problems, where modules tell some
 */
public record Edits(List<Edit> edits, Seen seen, UserId actor, String reason, Locale language) {

    /** How far somebody knew what had been changed. */
    public sealed interface Seen {}

    /** Whatever it is, it may be overwritten. */
    public record Anything() implements Seen {}

    /** The settings of that revision. */
    public record Revision(long number) implements Seen {}

    /** Everything but what was changed in the last moment, by the database's clock. */
    public record AllBut(Duration moment) implements Seen {}

    public Edits {
        edits = List.copyOf(edits);
        if (reason.length() > 200) {
            throw new IllegalArgumentException("a reason has at most 200 characters, not " + reason.length());
        }
    }

    public static Edits of(UserId actor, Edit... edits) {
        return new Edits(List.of(edits), new Anything(), actor, "", Locale.ENGLISH);
    }

    public Edits having(Seen other) {
        return new Edits(edits, other, actor, reason, language);
    }

    public Edits because(String text) {
        return new Edits(edits, seen, actor, text, language);
    }

    public Edits in(Locale other) {
        return new Edits(edits, seen, actor, reason, other);
    }
}
