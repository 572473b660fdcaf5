package dev.guildhall.simulator.world;

import java.util.List;

/**
 * A thread, or a post of a forum, that is about to begin.
 *
 * @param id that of the message it begins at, else a fresh one
 * @param type Discord's number
 * @param archiveMinutes after how long without a message a client hides it
 * @param slowSeconds how long people wait between two messages
 * @param invitable whether everybody in a private thread may bring others
 * @param tags of the forum
 */
public record ThreadDraft(
        Snowflake id,
        int type,
        String name,
        Snowflake owner,
        int archiveMinutes,
        int slowSeconds,
        boolean invitable,
        List<Snowflake> tags) {
    /** How long threads are shown without a message, unless somebody says otherwise. */
    public static final int A_DAY = 1440;

    public ThreadDraft {
        tags = List.copyOf(tags);
    }

    /** A thread as a client begins it. */
    public ThreadDraft(Snowflake id, int type, String name, Snowflake owner) {
        this(id, type, name, owner, A_DAY, 0, true, List.of());
    }
}
