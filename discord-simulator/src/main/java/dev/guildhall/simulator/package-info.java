/**
 * A local Discord: REST and gateway of API version 10, a proxy for clients with Discord's addresses compiled in, and a
 * control API through which people and tests act in it.
 *
 * <p>{@link dev.guildhall.simulator.Simulator} and {@link dev.guildhall.simulator.SimulatorOptions} are the way in; the
 * other packages are its parts, public only so that these can be separate packages. Nothing leaves the machine.
 */
@NullMarked
package dev.guildhall.simulator;

import org.jspecify.annotations.NullMarked;
