package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LevelKeeperIT {

    private static final Levels MEE6 = new Levels(new LevelCurve.Mee6(), 50);
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LevelKeeper keeper = new LevelKeeper(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void curveThatChangedIsComputedForEverybody() {
        // More than one batch. Totals from 0 to some 2 million, the stored levels those of the first curve.
        database.query(sql -> sql.execute("INSERT INTO xp.member (guild_id, user_id, total, level)"
                + " SELECT 101, i, i::bigint * 41, i * 41 / 100 FROM generate_series(0, 45000) i"));
        database.query(
                sql -> sql.execute("INSERT INTO xp.member (guild_id, user_id, total, level) VALUES (102, 1, 500, 5)"));

        int changed = keeper.recompute(Samples.GUILD, MEE6);

        assertThat(changed).isGreaterThan(44_000);
        Map<Long, Integer> levels = database.query(
                sql -> sql.selectFrom(MEMBER).where(MEMBER.GUILD_ID.eq(101L)).fetchMap(MEMBER.TOTAL, MEMBER.LEVEL));
        assertThat(levels)
                .allSatisfy(
                        (total, level) -> assertThat(level).as("%d XP", total).isEqualTo(MEE6.level(total)));
        assertThat(levels).containsEntry(0L, 0).containsValue(50);
        assertThat(database.<Integer>query(sql -> sql.select(MEMBER.LEVEL)
                        .from(MEMBER)
                        .where(MEMBER.GUILD_ID.eq(102L))
                        .fetchSingle(MEMBER.LEVEL)))
                .isEqualTo(5);
        assertThat(keeper.recompute(Samples.GUILD, MEE6)).isZero();
        assertThat(keeper.recompute(new GuildId(102), Samples.LEVELS)).isZero();
    }
}
