package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;

/** A member's last message that is known of, where it was written, and what became of it. */
public record LastMessage(MessageId message, ChannelId channel, Verdict verdict) {}
