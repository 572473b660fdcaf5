package dev.guildhall.core.outbox;

/**
 * What the outbox of a process has done since its start.
 *
 * @param refused entries that Discord will never take, such as those to a channel that is gone
 */
public record OutboxStatus(long delivered, long retried, long refused) {}
