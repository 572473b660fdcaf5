package dev.guildhall.core.database;

/**
 * How the connection pool is.
 *
 * @param waiting how many threads wait for a connection
 */
public record PoolStatus(int active, int idle, int waiting, int max) {}
