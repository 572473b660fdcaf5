/** How much XP a level takes: pure arithmetic, exact. */
@NullMarked
package dev.guildhall.xp.level;

import org.jspecify.annotations.NullMarked;
