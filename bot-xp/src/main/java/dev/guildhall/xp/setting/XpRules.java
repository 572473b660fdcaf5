package dev.guildhall.xp.setting;

import dev.guildhall.spi.id.ChannelId;
import java.time.Duration;
import java.util.Optional;

/**
 * A guild's settings as they were when a message came.
 *
 * @param announcementChannel empty for the channel where it happened
 */
public record XpRules(
        AmountRange amount, Duration cooldown, boolean announces, Optional<ChannelId> announcementChannel) {}
