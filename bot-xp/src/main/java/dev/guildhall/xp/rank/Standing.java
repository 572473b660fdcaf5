package dev.guildhall.xp.rank;

import dev.guildhall.spi.id.UserId;

/**
 * Where a member stands.
 *
 * @param rank 1 for who has the most; of equals, the lower id stands first
 */
public record Standing(UserId user, long rank, long value) {}
