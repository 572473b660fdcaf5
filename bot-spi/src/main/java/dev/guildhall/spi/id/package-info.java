/**
 * Typed ids. Discord names everything by a snowflake, a 64-bit number that carries its own time.
 *
 * <p>A bare {@code long} never crosses the SPI, so that a channel cannot be taken for a guild.
 */
@NullMarked
package dev.guildhall.spi.id;

import org.jspecify.annotations.NullMarked;
