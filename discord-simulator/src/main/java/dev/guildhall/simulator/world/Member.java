package dev.guildhall.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person in a guild. */
public record Member(Person person, @Nullable String nick, List<Snowflake> roles, Instant joinedAt) {
    public Member {
        roles = List.copyOf(roles);
    }

    /** The name that others see in this guild. */
    public String shownName() {
        return nick != null ? nick : person.displayName();
    }

    Member withRoles(List<Snowflake> newRoles) {
        return new Member(person, nick, newRoles, joinedAt);
    }
}
