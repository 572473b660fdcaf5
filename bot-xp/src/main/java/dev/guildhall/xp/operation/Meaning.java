package dev.guildhall.xp.operation;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.level.Levels;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** What totals mean in a guild at the moment. Thread-safe. */
public interface Meaning {

    /** The levels and rewards of a guild, the same for as long as the value is used. */
    InGuild of(GuildId guild);

    /** Many members' levels changed without errands: sees to it, once the transaction is committed, that roles follow. */
    void changedMany(DSLContext transaction, GuildId guild, UserId actor);

    /** The levels and rewards of one guild. */
    interface InGuild {

        Levels levels();

        /** The roles that a member of a level has for it. */
        Set<RoleId> roles(int level);

        /** What gives and takes the roles after a change of level. */
        List<Errand> errands(MemberKey member, int before, int after);
    }
}
