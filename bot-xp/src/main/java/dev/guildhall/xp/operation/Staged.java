package dev.guildhall.xp.operation;

import dev.guildhall.spi.id.UserId;

/** What an operation is going to do to a member; see {@link Way}. */
public record Staged(UserId user, long value) {}
