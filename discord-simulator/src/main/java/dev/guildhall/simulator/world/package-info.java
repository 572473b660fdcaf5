/**
 * The servers, channels, people and messages that the simulated Discord consists of, all in memory.
 *
 * <p>{@link dev.guildhall.simulator.world.World} is the only owner of this state. Every change happens under the lock
 * of its guild and is told to the listeners in that order, which is the order of the snowflakes. Messages and members
 * are rendered to Discord's wire form here, so that the gateway and the REST routes cannot disagree about it.
 */
@NullMarked
package dev.guildhall.simulator.world;

import org.jspecify.annotations.NullMarked;
