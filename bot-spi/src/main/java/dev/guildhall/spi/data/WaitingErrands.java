package dev.guildhall.spi.data;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What waits in the {@link Outbox}, whichever module added it: committed, and not carried out yet. Thread-safe. */
public interface WaitingErrands {

    /**
     * Which roles people are about to get and to lose.
     *
     * <p>Whoever compares that with the roles which Discord tells asks here first: what is carried out between the two questions
     * is told by both then. The other way round, neither would tell it.
     *
     * @param after those whose ids are greater
     * @param most so many people at most, those with the lowest ids; all that waits for each of them
     * @return in the order of their ids; fewer than asked for where nobody else waits
     * @throws DatabaseUnavailableException if the same call may succeed later
     */
    List<Roles> roles(GuildId guild, UserId after, int most);

    /**
     * The roles of which the last errand for a person says the one or the other.
     *
     * @param given those that the person has afterwards
     * @param taken those that the person has no more
     */
    record Roles(UserId person, Set<RoleId> given, Set<RoleId> taken) {

        public Roles {
            given = Set.copyOf(given);
            taken = Set.copyOf(taken);
        }

        /** What becomes of the roles that the person has now. */
        public Set<RoleId> addedTo(Collection<RoleId> now) {
            Set<RoleId> then = new HashSet<>(now);
            then.addAll(given);
            then.removeAll(taken);
            return then;
        }
    }
}
