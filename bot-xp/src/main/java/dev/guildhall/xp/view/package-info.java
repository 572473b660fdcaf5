/**
 * What people look at, as values: leaderboards of a period, the days of a member or a guild, and how somebody wants
 * pictures. Read from the totals and the day roll-ups, never from the ledger.
 *
 * <p>Days are those of UTC everywhere, because that is how they are summed up.
 */
@NullMarked
package dev.guildhall.xp.view;

import org.jspecify.annotations.NullMarked;
