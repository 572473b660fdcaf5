/** What follows from a level: announcements and roles, decided within the transaction that changes the total. */
@NullMarked
package dev.guildhall.xp.reward;

import org.jspecify.annotations.NullMarked;
