/**
 * PostgreSQL: the process's one small pool with jOOQ on top, and one connection beside it that listens for notifications.
 *
 * <p>Whatever may pass (an outage, a lost connection, a deadlock) leaves this package as
 * {@link dev.guildhall.spi.data.DatabaseUnavailableException}.
 */
@NullMarked
package dev.guildhall.core.database;

import org.jspecify.annotations.NullMarked;
