/**
 * The supervisor: settles what runs, starts a child JVM for each range of shards, and keeps it running.
 *
 * <p>All children share what Discord counts for the whole bot: one queue of identifies
 * ({@link dev.guildhall.runner.supervisor.IdentifyQueue}) and one budget of REST calls
 * ({@link dev.guildhall.runner.supervisor.RestBudget}). Each child is looked after by one virtual thread.
 */
@NullMarked
package dev.guildhall.runner.supervisor;

import org.jspecify.annotations.NullMarked;
