package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Where members of a guild stand by their XP of all time. Exact at any moment: where members are few, those above are counted;
 * where they are many, the board that is kept tells, at a cost that does not grow with the guild. Thread-safe; calls block.
 */
public record Standings(Database database, KeptBoards kept) {

    /** While the board of many is added up for longer, those above are counted: slower, and as exact. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Empty for who has no XP. */
    public Optional<Standing> of(GuildId guild, UserId user) {
        Select<Record2<Long, Long>> statement = statement(guild, user);
        return database.query(sql -> sql.fetchOptional(statement)).map(found -> Standing.of(user, found));
    }

    /**
     * The same as a part of a statement that asks for more: {@code rank} and {@code value}, or no row. Good for the moment: how it
     * asks depends on how many members there are.
     */
    public Select<Record2<Long, Long>> statement(GuildId guild, UserId user) {
        return kept.of(BoardKey.ofRanks(guild), PATIENCE)
                .map(ranks -> ranks.statement(user))
                .orElseGet(() -> counted(guild, user));
    }

    private static Select<Record2<Long, Long>> counted(GuildId guild, UserId user) {
        var other = MEMBER.as("other");
        Field<Long> above = field(selectCount()
                        .from(other)
                        .where(other.GUILD_ID.eq(guild.value()))
                        .and(row(other.TOTAL, other.USER_ID.neg()).gt(row(MEMBER.TOTAL, MEMBER.USER_ID.neg()))))
                .coerce(Long.class);
        return DSL.select(above.plus(1).as("rank"), MEMBER.TOTAL.as("value"))
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.USER_ID.eq(user.value()))
                .and(MEMBER.TOTAL.gt(0L));
    }
}
