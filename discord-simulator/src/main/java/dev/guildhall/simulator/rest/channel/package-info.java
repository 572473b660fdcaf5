/**
 * Channels of all types, their overwrites, threads and the posts of forums.
 *
 * <p>The forms check bodies as Discord does, and report all that is wrong by its path.
 */
@NullMarked
package dev.guildhall.simulator.rest.channel;

import org.jspecify.annotations.NullMarked;
