/**
 * The durable outbox: what a transaction decided is carried out after its commit, at least once, by the process that serves
 * the guild.
 */
@NullMarked
package dev.guildhall.core.outbox;

import org.jspecify.annotations.NullMarked;
