package dev.guildhall.xp.rank;

import dev.guildhall.spi.id.UserId;

/**
 * Where a member stands.
 *
 * @param rank 1 for the most XP; of equals, the lower id stands first
 * @param messages how many were credited
 */
public record Standing(UserId user, long rank, long total, long messages) {}
