/**
 * Event lanes: bounded queues between the gateway's threads and the modules' subscriptions.
 *
 * <p>One lane for each guild and subscription keeps the order; lanes run on virtual threads and vanish when they are empty.
 */
@NullMarked
package dev.guildhall.core.event;

import org.jspecify.annotations.NullMarked;
