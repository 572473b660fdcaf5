package dev.guildhall.xp.reward;

import dev.guildhall.spi.id.ChannelId;

/**
 * XP that a member gained somewhere.
 *
 * @param quiet whether a level that it reaches is not worth an announcement
 */
public record Step(long amount, ChannelId channel, boolean quiet) {}
