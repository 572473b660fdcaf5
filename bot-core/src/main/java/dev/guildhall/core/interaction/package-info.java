/**
 * Buttons, selects and forms, and what they have in common with commands: a handler that runs on a virtual thread under a
 * deadline, and whose failure becomes an answer.
 *
 * <p>What a button leads to travels with the message, signed by {@link dev.guildhall.core.interaction.ActionSigner}: it
 * survives a restart, nobody can make one up, and it ends. {@link dev.guildhall.core.interaction.ActionDispatch} takes it
 * back and leads it to the module's handler.
 */
@NullMarked
package dev.guildhall.core.interaction;

import org.jspecify.annotations.NullMarked;
