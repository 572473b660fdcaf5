package dev.guildhall.xp.reward;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.XpRules;

/** XP that a member earned somewhere, by the rules of that time and place. */
public record Gain(MemberKey member, long amount, ChannelId channel, XpRules rules) {}
