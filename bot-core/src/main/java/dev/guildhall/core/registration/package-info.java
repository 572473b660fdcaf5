/**
 * Tells Discord which commands there are: the global ones by one process, and those of single guilds by the process that serves
 * the guild, only where something changed. See docs/adr/0013-command-lists.md.
 */
@NullMarked
package dev.guildhall.core.registration;

import org.jspecify.annotations.NullMarked;
