/**
 * What a bot says: text, embeds and files, as immutable values that no Discord library knows.
 */
@NullMarked
package dev.guildhall.spi.message;

import org.jspecify.annotations.NullMarked;
