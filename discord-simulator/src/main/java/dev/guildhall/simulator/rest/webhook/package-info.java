/**
 * Webhooks and what they write, the later answers to interactions among it.
 *
 * <p>The token in the path is the authorisation, so that these calls need no header.
 */
@NullMarked
package dev.guildhall.simulator.rest.webhook;

import org.jspecify.annotations.NullMarked;
