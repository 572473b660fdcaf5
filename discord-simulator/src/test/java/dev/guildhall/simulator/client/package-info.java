/**
 * Discord libraries of other people, unmodified, against the simulator.
 *
 * <p>{@code Script} lets each {@code Client} run the same steps. A client only translates: what the bot answers is
 * {@code Bot}'s, what must come of it is said by the steps, and both are the same for every library. A step that a library cannot
 * do is aborted and says so.
 */
@NullMarked
package dev.guildhall.simulator.client;

import org.jspecify.annotations.NullMarked;
