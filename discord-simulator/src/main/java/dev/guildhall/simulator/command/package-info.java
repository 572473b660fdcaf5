/**
 * The application commands that the bot has registered, and Discord's rules for them.
 *
 * <p>Written by the REST routes, read by the control API, which lets people run what is registered and nothing else.
 */
@NullMarked
package dev.guildhall.simulator.command;

import org.jspecify.annotations.NullMarked;
