package dev.guildhall.xp.operation;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.OptionalLong;

/**
 * What somebody wants to do.
 *
 * @param subject whom it concerns, in Discord's markup, or which file
 * @param reason in their own words; may be empty
 * @param undoes of an undo: the operation
 */
public record Wish(
        GuildId guild, UserId actor, Operation.Kind kind, Way way, String subject, String reason, OptionalLong undoes) {

    /** Discord's limit for the reason in its own audit log; longer ones are cut. */
    private static final int LONGEST = 512;

    public Wish {
        reason = cut(reason.strip());
        subject = cut(subject);
    }

    public static Wish of(GuildId guild, UserId actor, Operation.Kind kind, Way way, String subject, String reason) {
        return new Wish(guild, actor, kind, way, subject, reason, OptionalLong.empty());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2));
    }
}
