package dev.guildhall.core.database;

/**
 * How the connection pool is.
 *
 * @param waiting how many threads wait for a connection
 * @param statements how many were run so far
 */
public record PoolStatus(int active, int idle, int waiting, int max, long statements) {}
