package dev.guildhall.xp.backfill;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;

/**
 * A reading of a guild's past.
 *
 * @param channel where it was asked for
 * @param since the first id that is wanted
 * @param until the first id that is not
 * @param begun the moment by whose settings it judges what was written before the bot came: of those of then there are none
 * @param reached everything up to it is credited
 * @param read how many messages were read
 * @param unreadable how many channels the bot may not read
 * @param crowded of how many channels not all archived threads were found, because there are too many
 */
record Backfill(
        GuildId guild,
        UserId actor,
        ChannelId channel,
        MessageId since,
        MessageId until,
        Instant begun,
        MessageId reached,
        long read,
        State state,
        int unreadable,
        int crowded) {

    /** What becomes of it; stored in lower case. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED
    }

    static Backfill begun(
            GuildId guild, UserId actor, ChannelId channel, MessageId since, MessageId until, Instant begun) {
        return new Backfill(
                guild, actor, channel, since, until, begun, new MessageId(since.value() - 1), 0, State.RUNNING, 0, 0);
    }

    /** Whoever goes on after a restart does not come across all that was left out before. */
    Backfill reaching(MessageId newest, long more, int unreadableNow, int crowdedNow) {
        return new Backfill(
                guild,
                actor,
                channel,
                since,
                until,
                begun,
                newest,
                read + more,
                state,
                Math.max(unreadable, unreadableNow),
                Math.max(crowded, crowdedNow));
    }

    Backfill in(State other) {
        return new Backfill(guild, actor, channel, since, until, begun, reached, read, other, unreadable, crowded);
    }

    /** How much of the time is behind it, from 0 to 100: how much was written in it nobody knows beforehand. */
    int percent() {
        long all = until.timeMillis() - since.timeMillis();
        long done = Math.max(0, reached.timeMillis() - since.timeMillis());
        return state == State.DONE || all <= 0 ? 100 : (int) Math.min(99, done * 100 / all);
    }
}
