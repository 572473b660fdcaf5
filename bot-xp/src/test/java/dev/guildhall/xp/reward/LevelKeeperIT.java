package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.GUILD;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.ROLE_SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.db.jooq.xp.tables.records.RoleSyncRecord;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.NoGuilds;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.level.LevelsCheck;
import dev.guildhall.xp.setting.LevelRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
                    (guild, after, most) -> List.of(),
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
    void whatARestartInterruptedIsComputedTheNextTime() {
        LevelRules rules = rules(MEE6, Map.of());
        keeper.follow(Samples.GUILD, rules);
        database.query(
                sql -> sql.execute(
                        "INSERT INTO xp.member (guild_id, user_id, total, level) VALUES (101, 301, 500, 5), (102, 301, 500, 4)"));
        LevelsCheck check = new LevelsCheck(database);
        assertThat(check.violations())
                .anyMatch(each -> each.startsWith("member 301 of guild 101 has level 5 with 500 XP")
                        && each.contains("by the curve mee6 it should be 3"))
                .anyMatch(each -> each.startsWith("member 301 of guild 102 has level 4 with 500 XP")
                        && each.contains("by the curve linear 100 it should be 5"))
                .hasSize(2);

        database.query(sql -> sql.execute("UPDATE xp.guild SET computing_since = now() WHERE guild_id = 101"));
        assertThat(check.violations())
                .as("of what is being computed nothing is said")
                .singleElement()
                .asString()
                .contains("guild 102");
        assertThat(keeper.follow(Samples.GUILD, rules)).isEqualTo(1);
        assertThat(check.violations()).hasSize(1);
        assertThat(keeper.follow(Samples.GUILD, rules)).isZero();
    }

    @Test
    void creditsOfBeforeTheNextLookAreStoredByTheCurveThatIsNoted() {
        CreditStore store = Samples.store(database, new RecordingOutbox(), rules(MEE6, Map.of()));
        Samples.Pay plenty = Samples.rules(250, Duration.ZERO);
        store.commit(List.of(Samples.message(Samples.ANNA, 0, plenty), Samples.message(Samples.ANNA, 1, plenty)));
        assertThat(new LevelsCheck(database).violations()).isEmpty();

        assertThat(keeper.follow(Samples.GUILD, rules(MEE6, Map.of()))).isEqualTo(1);
        store.commit(List.of(Samples.message(Samples.ANNA, 2, plenty)));
        assertThat(new LevelsCheck(database).violations()).isEmpty();
    }

    @Test
    void creditThatWaitedAcrossAChangeOfTheCurveIsOfTheNewOne() throws Exception {
        RoleId regular = new RoleId(51);
        LevelRules before = Samples.leveling(Map.of(3, regular));
        LevelRules after = rules(new Levels(new LevelCurve.Linear(1000), 10_000), Map.of(3, regular));
        keeper.follow(Samples.GUILD, before);
        AtomicReference<LevelRules> inForce = new AtomicReference<>(before);
        RecordingOutbox outbox = new RecordingOutbox();
        CreditStore store = new CreditStore(
                database,
                outbox,
                new Months(database, InstantSource.system(), Duration.ofDays(3650)),
                guild -> inForce.get(),
                Samples.consequences());
        store.commit(List.of(Samples.message(Samples.ANNA, 0, Samples.rules(250, Duration.ZERO))));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> holder = others.submit(() -> database.transaction(sql -> {
                sql.execute("SELECT 1 FROM xp.member WHERE user_id = 301 FOR UPDATE");
                held.countDown();
                return awaited(free);
            }));
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            Future<?> credit = others.submit(() -> store.commit(List.of(
                    Samples.message(Samples.ANNA, 1, Samples.rules(250, Duration.ZERO)),
                    Samples.message(Samples.BEN, 1, Samples.rules(250, Duration.ZERO)))));
            Await.until("the credit waits for the row", this::somebodyWaits);
            inForce.set(after);
            Future<Integer> change = others.submit(() -> keeper.follow(Samples.GUILD, after));
            Await.until(
                    "the new curve is noted",
                    () -> database.<Boolean>query(sql -> sql.fetchExists(GUILD, GUILD.CURVE.eq("linear 1000"))));
            free.countDown();

            holder.get();
            credit.get();
            change.get();
        }
        assertThat(new LevelsCheck(database).violations()).isEmpty();
        assertThat(outbox.texts()).as("500 XP are level 0 now").noneMatch(each -> each.contains("+51"));
        assertThat(new Tables(database).totals())
                .containsOnly(Map.entry(Samples.ANNA, 500L), Map.entry(Samples.BEN, 250L));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private boolean somebodyWaits() {
        return database.query(sql -> sql.fetchExists(
                DSL.table("pg_stat_activity"),
                DSL.condition("datname = current_database() AND wait_event_type = 'Lock'")));
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
