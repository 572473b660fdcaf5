/**
 * What happens in a guild, as immutable records, and how a module subscribes to it.
 *
 * <p>Events of one guild reach a subscription in the order in which Discord sent them, one at a time. An event may come
 * more than once; its id tells.
 */
@NullMarked
package dev.guildhall.spi.event;

import org.jspecify.annotations.NullMarked;
