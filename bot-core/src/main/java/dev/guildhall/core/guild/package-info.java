/**
 * What stands in for Discord where there is none, for commands of the terminal; and what becomes of a guild's data once the bot
 * is removed from it: kept for a grace period, there again when the bot is invited again, and purged from every module's tables
 * after it.
 */
@NullMarked
package dev.guildhall.core.guild;

import org.jspecify.annotations.NullMarked;
