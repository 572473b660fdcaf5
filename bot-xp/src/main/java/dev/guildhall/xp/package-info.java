/**
 * Experience: members earn XP for messages, rise in level, and compare themselves.
 *
 * <p>A message is credited as a function of its id and of what is already in the ledger ({@link dev.guildhall.xp.XpPolicy}),
 * so that it does not matter how often, when, or by which process it is seen. {@link dev.guildhall.xp.CreditQueue} gathers
 * messages, {@link dev.guildhall.xp.CreditStore} commits them: ledger, totals, days and announcements in one transaction.
 */
@NullMarked
package dev.guildhall.xp;

import org.jspecify.annotations.NullMarked;
