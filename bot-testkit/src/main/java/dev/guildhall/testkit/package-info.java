/**
 * For tests of modules: a real PostgreSQL ({@link dev.guildhall.testkit.TestPostgres}), the real host against a Discord that
 * stands in memory ({@link dev.guildhall.testkit.Harness}), and ids minted for a moment
 * ({@link dev.guildhall.testkit.Snowflakes}).
 *
 * <p>Nothing here sleeps: what is awaited is awaited by condition, with a deadline.
 */
@NullMarked
package dev.guildhall.testkit;

import org.jspecify.annotations.NullMarked;
