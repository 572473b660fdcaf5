/**
 * Messages: written, edited, deleted, pinned, reacted to, voted on.
 *
 * <p>The rules check embeds, components and polls, and report all that is wrong by its path.
 */
@NullMarked
package dev.guildhall.simulator.rest.message;

import org.jspecify.annotations.NullMarked;
