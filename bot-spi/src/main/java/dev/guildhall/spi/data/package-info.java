/**
 * The shared state: PostgreSQL through jOOQ, and the durable outbox that carries out what a transaction decided.
 */
@NullMarked
package dev.guildhall.spi.data;

import org.jspecify.annotations.NullMarked;
