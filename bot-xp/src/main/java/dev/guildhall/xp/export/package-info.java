/**
 * Taking XP away: all members of a guild as JSON or as a table, streamed, in files that an import reads again.
 */
@NullMarked
package dev.guildhall.xp.export;

import org.jspecify.annotations.NullMarked;
