/**
 * Application commands, and the first answers to interactions.
 *
 * <p>An interaction takes one first answer, within its time; the further ones are calls to its webhook.
 */
@NullMarked
package dev.guildhall.simulator.rest.command;

import org.jspecify.annotations.NullMarked;
