/**
 * Discord's REST API, version 10, and the files of its CDN: all routes put together.
 *
 * <p>The calls are grouped by resource, a package each; {@code call} holds what is the same for all of them. The
 * resources know {@code call}, and each other only downwards: webhooks know commands, channels and messages.
 */
@NullMarked
package dev.guildhall.simulator.rest;

import org.jspecify.annotations.NullMarked;
