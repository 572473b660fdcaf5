/**
 * Settings of guilds: stored in PostgreSQL, cached in each process, changed everywhere at once.
 */
@NullMarked
package dev.guildhall.core.setting;

import org.jspecify.annotations.NullMarked;
