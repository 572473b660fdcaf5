/**
 * Interactions from the moment at which a person starts one until the bot's token for it has expired.
 *
 * <p>The control API begins them, the gateway carries them to the bot, and the REST routes bring the answers back.
 */
@NullMarked
package dev.guildhall.simulator.interaction;

import org.jspecify.annotations.NullMarked;
