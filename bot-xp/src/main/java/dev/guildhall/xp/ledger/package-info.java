/**
 * The books: every change of a member's XP is one row of the ledger, and the member's totals and days move with it in the
 * same transaction.
 *
 * <p>{@link dev.guildhall.xp.ledger.Accounts} takes members for a transaction, {@link dev.guildhall.xp.ledger.Ledger} writes.
 * Whoever writes holds the rows of the members concerned, so the books are exact against any number of processes. {@link
 * dev.guildhall.xp.ledger.Months} makes the partitions.
 */
@NullMarked
package dev.guildhall.xp.ledger;

import org.jspecify.annotations.NullMarked;
