/**
 * Credits what members do, as a function of its id, of the settings of its time and of what is already in the ledger ({@link
 * dev.guildhall.xp.credit.XpPolicy}), so that it does not matter how often, when, or by which process it is seen.
 *
 * <p>{@link dev.guildhall.xp.credit.CreditQueue} gathers occasions, {@link dev.guildhall.xp.credit.CreditStore} commits them:
 * ledger, totals, days and what follows from a level in one transaction.
 */
@NullMarked
package dev.guildhall.xp.credit;

import org.jspecify.annotations.NullMarked;
