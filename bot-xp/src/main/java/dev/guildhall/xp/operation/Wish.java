package dev.guildhall.xp.operation;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.OptionalLong;

/**
 * What somebody wants to do.
 *
 * @param subject whom it concerns, in Discord's markup, or which file; cut where it is longer than the limit
 * @param reason in their own words; may be empty; cut as the subject
 * @param undoes of an undo: the operation
 */
public record Wish(
        GuildId guild, UserId actor, Operation.Kind kind, Way way, String subject, String reason, OptionalLong undoes) {

    /** In characters: Discord's limit for the reason in its own audit log. Commands take none that is longer. */
    public static final int LONGEST = 512;

    public Wish {
        reason = cut(reason.strip());
        subject = cut(subject);
    }

    public static Wish of(GuildId guild, UserId actor, Operation.Kind kind, Way way, String subject, String reason) {
        return new Wish(guild, actor, kind, way, subject, reason, OptionalLong.empty());
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
