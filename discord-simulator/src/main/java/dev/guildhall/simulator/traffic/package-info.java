/**
 * What goes over the wire between the bot and the simulator, for whoever wants to look on.
 *
 * <p>Nothing is made or kept while nobody looks. Tokens are masked before anything is shown.
 */
@NullMarked
package dev.guildhall.simulator.traffic;

import org.jspecify.annotations.NullMarked;
