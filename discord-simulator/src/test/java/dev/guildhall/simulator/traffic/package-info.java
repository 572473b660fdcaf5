/** Tries what is told of the wire. */
@NullMarked
package dev.guildhall.simulator.traffic;

import org.jspecify.annotations.NullMarked;
