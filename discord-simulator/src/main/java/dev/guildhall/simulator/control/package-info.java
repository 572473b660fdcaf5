/**
 * The simulator's own API under {@code /_sim}: what the page and the tests use to look at the world and to act in it.
 *
 * <p>Things may be named by id or by name. What cannot be understood is refused with an error that says what there is.
 */
@NullMarked
package dev.guildhall.simulator.control;

import org.jspecify.annotations.NullMarked;
