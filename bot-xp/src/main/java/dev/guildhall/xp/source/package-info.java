/** What happens in a guild, translated to occasions on which somebody may earn XP. */
@NullMarked
package dev.guildhall.xp.source;

import org.jspecify.annotations.NullMarked;
