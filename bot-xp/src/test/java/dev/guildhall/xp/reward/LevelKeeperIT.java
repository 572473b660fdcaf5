package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.ROLE_SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.db.jooq.xp.tables.records.RoleSyncRecord;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.NoGuilds;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.setting.LevelRules;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LevelKeeperIT {

    private static final Levels MEE6 = new Levels(new LevelCurve.Mee6(), 50);
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LevelKeeper keeper = new LevelKeeper(
            database,
            new RoleSync(
                    database,
                    new RecordingOutbox(),
                    new NoGuilds(),
                    guild -> Samples.leveling(Map.of()),
                    Samples.consequences()));

    private static LevelRules rules(Levels levels, Map<Integer, RoleId> rewards) {
        LevelRules plain = Samples.leveling(rewards);
        return new LevelRules(
                levels,
                plain.announce(),
                plain.channel(),
                plain.template(),
                plain.every(),
                plain.onlyRewards(),
                plain.rewards(),
                plain.replacing());
    }

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

        int changed = keeper.follow(Samples.GUILD, rules(MEE6, Map.of()));

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
        assertThat(keeper.follow(Samples.GUILD, rules(MEE6, Map.of()))).isZero();
        assertThat(keeper.follow(new GuildId(102), Samples.leveling(Map.of()))).isZero();
    }

    @Test
    void rolesFollowAChangedCurveAndChangedRewardsAlsoAfterARestart() {
        RoleId regular = new RoleId(51);
        RoleId veteran = new RoleId(52);
        keeper.follow(Samples.GUILD, Samples.leveling(Map.of()));
        assertThat(sync()).as("without rewards nobody needs to be looked at").isEmpty();

        keeper.follow(Samples.GUILD, Samples.leveling(Map.of(5, regular)));
        assertThat(sync()).hasValueSatisfying(row -> {
            assertThat(row.getFinishedAt()).isNull();
            assertThat(row.getFormerRoles()).isEmpty();
        });
        finish();
        keeper.follow(Samples.GUILD, Samples.leveling(Map.of(5, regular)));
        assertThat(sync())
                .hasValueSatisfying(row -> assertThat(row.getFinishedAt()).isNotNull());

        keeper.follow(Samples.GUILD, Samples.leveling(Map.of(5, veteran)));
        keeper.follow(Samples.GUILD, rules(MEE6, Map.of(5, veteran)));
        assertThat(sync())
                .as("what a level brought before is taken, though another change came meanwhile")
                .hasValueSatisfying(row -> {
                    assertThat(row.getFinishedAt()).isNull();
                    assertThat(row.getFormerRoles()).containsExactly(51L);
                });
    }

    private Optional<RoleSyncRecord> sync() {
        return database.query(sql -> sql.selectFrom(ROLE_SYNC).fetchOptional());
    }

    private void finish() {
        database.query(sql -> sql.update(ROLE_SYNC)
                .set(ROLE_SYNC.FINISHED_AT, DSL.currentOffsetDateTime())
                .execute());
    }
}
