/**
 * Experience: members earn XP for what they do, rise in level, and compare themselves.
 *
 * <p>From an event's source ({@code xp.source}) by the rules of its guild ({@code xp.setting}) to a credit ({@code xp.credit}) in
 * the books ({@code xp.ledger}), and on to what follows from a level ({@code xp.level}, {@code xp.reward}). Others read:
 * {@code xp.rank} and {@code xp.command}.
 */
@NullMarked
package dev.guildhall.xp;

import org.jspecify.annotations.NullMarked;
