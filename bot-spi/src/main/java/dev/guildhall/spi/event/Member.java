package dev.guildhall.spi.event;

import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;

/**
 * A person or a bot in a guild, as an event showed them.
 *
 * @param name as the guild sees it: nickname, else display name, else user name
 * @param bot also true for what a webhook wrote
 */
public record Member(UserId id, String name, boolean bot, List<RoleId> roles) {

    public Member {
        roles = List.copyOf(roles);
    }

    /** The text that Discord shows as this member's name, and that rings only where mentions are allowed. */
    public String mention() {
        return "<@" + id + ">";
    }
}
