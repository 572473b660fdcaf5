package dev.guildhall.xp;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;

/** A person's message that may earn XP, by the rules that were in force when it came. */
record SeenMessage(MemberKey member, ChannelId channel, MessageId id, XpRules rules) {

    long windowStart() {
        return XpPolicy.windowStart(id, rules.cooldown());
    }

    long windowEnd() {
        return XpPolicy.windowEnd(id, rules.cooldown());
    }
}
