/**
 * The adapter to Discord: Javacord keeps the gateway sessions and the cache of guilds, an HTTP client of our own sends.
 *
 * <p>{@link dev.guildhall.javacord.JavacordConnector} is the entry point, {@link dev.guildhall.javacord.Permits} what the
 * processes of one bot share. No other module knows Javacord; {@code docs/adr/0004-javacord.md} says what it does wrong and
 * what stands here against it.
 */
@NullMarked
package dev.guildhall.javacord;

import org.jspecify.annotations.NullMarked;
