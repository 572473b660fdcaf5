/**
 * What the bot sends: a small client for Discord's REST API on the JDK's own {@code HttpClient}.
 *
 * <p>{@link dev.guildhall.javacord.rest.RestClient} keeps the rate limits and retries; the other types make requests of the
 * platform's values and know nothing of limits. Calls block, and belong on virtual threads.
 */
@NullMarked
package dev.guildhall.javacord.rest;

import org.jspecify.annotations.NullMarked;
