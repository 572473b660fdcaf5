/** Facts about the simulator, checked with clients that know nothing of it. */
@NullMarked
package dev.guildhall.simulator;

import org.jspecify.annotations.NullMarked;
