/**
 * What administrators do to members' XP: edits, imports, resets, and taking them back.
 *
 * <p>Each is an {@link dev.guildhall.xp.operation.Operation}: prepared (who gets what is staged), previewed, confirmed, and applied
 * by {@link dev.guildhall.xp.operation.Operations} in chunks of members, each a transaction with ledger, totals, levels and roles.
 * What is confirmed is carried through, also by another process after a crash. Small ones are a single transaction.
 */
@NullMarked
package dev.guildhall.xp.operation;

import org.jspecify.annotations.NullMarked;
