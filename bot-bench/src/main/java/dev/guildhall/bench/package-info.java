/**
 * Benchmarks: {@code ./guildhall bench}. Those of JMH measure pure parts; {@link dev.guildhall.bench.WholeSystem} measures the
 * way of a message from the gateway to the committed ledger with the real program, the simulator and PostgreSQL on this machine.
 */
@NullMarked
package dev.guildhall.bench;

import org.jspecify.annotations.NullMarked;
