package dev.guildhall.xp.voice;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.ledger.Source;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A whole minute that somebody spent in a voice channel.
 *
 * @param number minutes since 1970
 */
record VoiceMinute(GuildId guild, Member member, Place place, long number) {

    static final long MILLIS = 60_000;

    /** Its id is the first snowflake of the minute. */
    Activity activity() {
        MessageId first = new MessageId(Snowflake.firstOf(number * MILLIS));
        return Activity.of(guild, member, place, Source.VOICE_MINUTE, first.value(), first);
    }

    /** The day to which it counts, in UTC. */
    LocalDate day() {
        return activity().time().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
