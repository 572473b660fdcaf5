/**
 * What comes in: one {@link dev.guildhall.javacord.gateway.Shard} each holds a Javacord session and its cache of guilds.
 *
 * <p>Every packet passes {@code PacketFilter} on the reader thread, before Javacord sees it: messages and interactions are
 * translated there and go no further, what would harm Javacord is mended, what nobody needs is dropped.
 */
@NullMarked
package dev.guildhall.javacord.gateway;

import org.jspecify.annotations.NullMarked;
