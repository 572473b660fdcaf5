package dev.guildhall.xp.credit;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.EarningRules;
import java.time.Duration;
import java.time.Instant;

/**
 * What somebody can expect of a message in a place at a moment, before it is written.
 *
 * @param earns whether it earns XP, if it has text enough and none is near
 */
public record Prospect(boolean earns, Duration cooldown) {

    /** Pure: follows from the rules of that place and moment for this member. */
    public static Prospect of(EarningRules rules, GuildId guild, Place place, Member member, Instant time) {
        MessageId first = new MessageId(Snowflake.firstOf(time.toEpochMilli()));
        Activity message = Activity.of(guild, member, place, Source.MESSAGE, first.value(), first);
        boolean earns = Admission.refusal(message, rules).isEmpty()
                && rules.amount(Source.MESSAGE).most() > 0
                && rules.multipliers().of(place, member.roles(), time) > 0;
        return new Prospect(earns, rules.cooldown());
    }
}
