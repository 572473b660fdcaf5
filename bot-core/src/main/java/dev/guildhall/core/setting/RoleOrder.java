package dev.guildhall.core.setting;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import java.util.Collection;
import java.util.List;

/** Which of some roles is the more powerful. Does no I/O. */
@FunctionalInterface
public interface RoleOrder {

    /** The most powerful first; those that are not known last. */
    List<RoleId> strongestFirst(GuildId guild, Collection<RoleId> roles);
}
