package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;

/**
 * Somebody opened a thread, or wrote a forum post, which is a thread. Its time is in its channel's id.
 *
 * @param place the thread, within its channel or forum
 */
public record ThreadCreated(GuildId guild, Place place, UserId owner, boolean forumPost) implements Event {}
