/**
 * The database of a run: one that the operator names, or an embedded PostgreSQL 18 below the data folder.
 *
 * <p>The embedded one is real PostgreSQL (zonky's binaries), durable, on the loopback only, kept between runs. It is for one
 * machine; to all that comes after it is a JDBC URL like any other.
 */
@NullMarked
package dev.guildhall.runner.database;

import org.jspecify.annotations.NullMarked;
