package dev.guildhall.spi.setting.change;

import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody changed.
 *
 * @param id the larger, the later
 * @param revision the guild's, which changes made together share
 * @param before empty where there was no value
 * @param after empty where there is none since
 */
public record PastChange(
        long id,
        long revision,
        Slot slot,
        Optional<String> before,
        Optional<String> after,
        UserId actor,
        Instant time,
        String reason) {}
