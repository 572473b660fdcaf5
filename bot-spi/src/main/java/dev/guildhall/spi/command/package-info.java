/**
 * Commands, declared once: each works as a slash command and, with the guild's prefix, as a message.
 *
 * <p>A {@link dev.guildhall.spi.command.Command} names its options and its handler; the handler gets a
 * {@link dev.guildhall.spi.command.CommandCall} whose arguments are already checked, and returns a reply as a value.
 */
@NullMarked
package dev.guildhall.spi.command;

import org.jspecify.annotations.NullMarked;
