package dev.guildhall.xp.level;

import static dev.guildhall.db.jooq.xp.Tables.GUILD;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.xp.ledger.ArrayTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * By which curves the levels in members' rows are, within one transaction. To be asked by whoever holds members' rows and is about
 * to write their levels: what others recorded until then holds, and whoever records another curve later computes these rows
 * afterwards.
 */
public record StoredLevels(DSLContext sql) {

    /** The curve of guilds of which nothing is recorded; their highest level is {@link LevelCurve#MOST_LEVELS}. */
    public static final String FIRST_CURVE = "linear 100";

    /** The levels of a guild, where they are believed to be these. */
    public Levels of(GuildId guild, Levels believed) {
        return otherThan(Map.of(guild, believed)).getOrDefault(guild, believed);
    }

    /** The levels of those of the guilds for which they are not what they are believed to be; mostly empty. */
    public Map<GuildId, Levels> otherThan(Map<GuildId, Levels> believed) {
        CurveType curves = new CurveType();
        Collection<Map.Entry<GuildId, Levels>> all = believed.entrySet();
        ArrayTable wanted = new ArrayTable("believed")
                .withLongs("guild_id", all, each -> each.getKey().value())
                .with("curve", all, each -> curves.format(each.getValue().curve()), String[]::new)
                .with("level_cap", all, each -> each.getValue().cap(), Integer[]::new);
        Field<Long> guild = wanted.column("guild_id", Long.class);
        Field<String> curve = coalesce(GUILD.CURVE, inline(FIRST_CURVE));
        Field<Integer> cap = coalesce(GUILD.LEVEL_CAP, inline(LevelCurve.MOST_LEVELS));
        Map<GuildId, Levels> others = new HashMap<>();
        sql.select(guild, curve, cap)
                .from(wanted.table())
                .leftJoin(GUILD)
                .on(GUILD.GUILD_ID.eq(guild))
                .where(curve.ne(wanted.column("curve", String.class))
                        .or(cap.ne(wanted.column("level_cap", Integer.class))))
                .forEach(row -> {
                    // Of a curve that only a newer version knows, that version computes the levels.
                    if (curves.parse(row.value2()) instanceof Parsed.Valid<LevelCurve>(LevelCurve stored)) {
                        others.put(new GuildId(row.value1()), new Levels(stored, row.value3()));
                    }
                });
        return others;
    }
}
