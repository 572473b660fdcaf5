/** Who stands where in a guild. */
@NullMarked
package dev.guildhall.xp.rank;

import org.jspecify.annotations.NullMarked;
