package dev.guildhall.xp.level;

import static dev.guildhall.db.jooq.xp.Tables.GUILD;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.Check;
import dev.guildhall.spi.setting.Parsed;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Whether each member's level is the one of the total, by the curve that is recorded for the guild; guilds whose levels are being
 * computed anew are left out. Reads every member's row once for each curve that guilds use.
 */
public record LevelsCheck(Database database) implements Check {

    private static final int MOST = 100;

    private static final Condition OF_THE_MEMBER = GUILD.GUILD_ID.eq(MEMBER.GUILD_ID);

    /** A curve that guilds have. */
    private record Used(String curve, int cap) {}

    @Override
    public String rule() {
        return "Levels are those of the totals, by the curve of the server";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>(violations(
                new Used(StoredLevels.FIRST_CURVE, LevelCurve.MOST_LEVELS),
                notExists(selectOne().from(GUILD).where(OF_THE_MEMBER))));
        List<Used> all = database.query(sql -> sql.selectDistinct(GUILD.CURVE, GUILD.LEVEL_CAP)
                .from(GUILD)
                .orderBy(GUILD.CURVE, GUILD.LEVEL_CAP)
                .fetch(row -> new Used(row.value1(), row.value2())));
        for (Used used : all) {
            violations.addAll(violations(
                    used,
                    exists(selectOne()
                            .from(GUILD)
                            .where(
                                    OF_THE_MEMBER,
                                    GUILD.CURVE.eq(used.curve()),
                                    GUILD.LEVEL_CAP.eq(used.cap()),
                                    GUILD.COMPUTING_SINCE.isNull()))));
        }
        return violations.stream().limit(MOST).toList();
    }

    private List<String> violations(Used used, Condition guilds) {
        if (!(new CurveType().parse(used.curve()) instanceof Parsed.Valid<LevelCurve>(LevelCurve curve))) {
            return List.of("the curve \"" + used.curve()
                    + "\" in xp.guild is not known to this version; use the newer one that wrote it");
        }
        // All of them: members rise while this is asked.
        long[] thresholds = new Levels(curve, used.cap()).thresholdsUpTo(Long.MAX_VALUE);
        Field<Integer> level = LevelColumn.of(MEMBER.TOTAL, thresholds);
        return database.query(sql -> sql.select(MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.TOTAL, MEMBER.LEVEL, level)
                .from(MEMBER)
                .where(guilds, MEMBER.LEVEL.ne(level))
                .limit(MOST)
                .fetch(row -> "member " + row.value2() + " of guild " + row.value1() + " has level " + row.value4()
                        + " with " + row.value3() + " XP, and by the curve " + used.curve() + " it should be "
                        + row.value5() + "; please report it. The next XP of the member puts it right"));
    }
}
