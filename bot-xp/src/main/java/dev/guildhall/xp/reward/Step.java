package dev.guildhall.xp.reward;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import java.util.List;

/**
 * XP that a member gained somewhere.
 *
 * @param quiet whether a level that it reaches is not worth an announcement
 * @param missing the roles of levels, also of higher ones, that the member did not have then; empty where nobody knows
 */
public record Step(long amount, ChannelId channel, boolean quiet, List<RoleId> missing) {

    public Step {
        missing = List.copyOf(missing);
    }
}
