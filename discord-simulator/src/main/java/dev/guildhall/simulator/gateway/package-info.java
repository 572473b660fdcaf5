/**
 * Discord's gateway, version 10, over WebSocket.
 *
 * <p>A {@code Session} outlives its {@code Connection}: it numbers the events, remembers the last of them for a resume,
 * and hands them to the connection that it has at the moment. A connection owns one virtual thread that writes from a
 * bounded queue, so that a slow reader disturbs nobody. An event is serialised once for all sessions.
 */
@NullMarked
package dev.guildhall.simulator.gateway;

import org.jspecify.annotations.NullMarked;
