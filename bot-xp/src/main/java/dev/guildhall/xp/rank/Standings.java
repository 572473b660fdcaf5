package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.Optional;
import org.jooq.Field;

/**
 * Where members of a guild stand by their XP of all time. Exact at any moment: where members are few, those above are counted;
 * where they are many, the board that is kept tells, at a cost that does not grow with the guild. Thread-safe; calls block.
 */
public record Standings(Database database, KeptBoards kept) {

    /** Empty for who has no XP. */
    public Optional<Standing> of(GuildId guild, UserId user) {
        return kept.of(BoardKey.ofRanks(guild)).map(ranks -> ranks.of(user)).orElseGet(() -> counted(guild, user));
    }

    private Optional<Standing> counted(GuildId guild, UserId user) {
        var other = MEMBER.as("other");
        Field<Integer> above = field(selectCount()
                .from(other)
                .where(other.GUILD_ID.eq(guild.value()))
                .and(row(other.TOTAL, other.USER_ID.neg()).gt(row(MEMBER.TOTAL, MEMBER.USER_ID.neg()))));
        return database.query(sql -> sql.select(MEMBER.TOTAL, above)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.USER_ID.eq(user.value()))
                .and(MEMBER.TOTAL.gt(0L))
                .fetchOptional(found -> new Standing(user, found.value2() + 1L, found.value1())));
    }
}
