/**
 * The way of a command: a slash command or a message with the guild's prefix comes in, is permitted, gets its arguments
 * checked, reaches its handler, and the reply goes back.
 *
 * <p>Both ways meet in {@link dev.guildhall.core.command.CommandRunner}, which holds the deadlines and reports errors.
 */
@NullMarked
package dev.guildhall.core.command;

import org.jspecify.annotations.NullMarked;
