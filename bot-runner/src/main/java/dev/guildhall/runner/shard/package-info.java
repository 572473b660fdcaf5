/**
 * A shard process: a child JVM of the supervisor that hosts the modules for a range of shards.
 *
 * <p>It reads what to do from its standard input, logs to standard error, and ends when it is told to, or when its input
 * ends because the supervisor is gone; in both cases after everything that was taken in is committed.
 */
@NullMarked
package dev.guildhall.runner.shard;

import org.jspecify.annotations.NullMarked;
