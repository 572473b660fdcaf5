package dev.guildhall.xp.credit;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Instant;

/**
 * Something that somebody did, before anybody judged it. The same thing always makes the same activity.
 *
 * @param doer with the roles of that time, as far as they are known
 * @param sourceId tells it apart from others of the same member and source, for ever
 * @param time follows from the source alone
 * @param text of a message; empty otherwise
 * @param quiet whether new levels are not worth an announcement, because it is long past
 * @param belated whether it counts later than at its time, so that who wishes to earn nothing by then earns nothing
 */
public record Activity(
        GuildId guild,
        Member doer,
        Place place,
        Source source,
        long sourceId,
        Instant time,
        String text,
        boolean quiet,
        boolean belated) {

    /** A message that somebody wrote. */
    public static Activity of(MessageCreated message) {
        return new Activity(
                message.guild(),
                message.author(),
                message.place(),
                Source.MESSAGE,
                message.id().value(),
                message.id().time(),
                message.content(),
                false,
                false);
    }

    /** Anything else, which has a snowflake of its own or takes one. */
    public static Activity of(GuildId guild, Member doer, Place place, Source source, long sourceId, Snowflake when) {
        return new Activity(guild, doer, place, source, sourceId, when.time(), "", false, false);
    }

    /** The same, of long ago. */
    public Activity quietly() {
        return new Activity(guild, doer, place, source, sourceId, time, text, true, belated);
    }

    /** The same, though it counts later than at its time. */
    public Activity belatedly() {
        return new Activity(guild, doer, place, source, sourceId, time, text, quiet, true);
    }

    MemberKey member() {
        return new MemberKey(guild, doer.id());
    }
}
