/**
 * Bringing XP along from other bots: what their files look like.
 *
 * <p>A {@link dev.guildhall.xp.transfer.Format} is recognised by the content of a {@link
 * dev.guildhall.xp.transfer.TransferFile}; its reader streams what it finds into an {@link dev.guildhall.xp.transfer.Intake}:
 * people, rows that cannot be used with the place and the reason, and what else the other bot had set. Nothing here knows the
 * database. Files come from strangers: whatever is read is bounded, and nothing in a file is believed.
 */
@NullMarked
package dev.guildhall.xp.transfer;

import org.jspecify.annotations.NullMarked;
