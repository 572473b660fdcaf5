/**
 * The commands and terminal tasks by which administrators change XP, bring it along and take it away: {@code /xp add}, {@code
 * /xp import}, {@code /xp undo} and so on.
 *
 * <p>What concerns one person happens at once; what concerns many is shown first and done after a button. The work itself is
 * {@link dev.guildhall.xp.operation.Operations}'.
 */
@NullMarked
package dev.guildhall.xp.admin;

import org.jspecify.annotations.NullMarked;
