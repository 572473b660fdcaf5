package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.outbox.PostgresOutbox;
import dev.guildhall.core.outbox.PostgresWaitingErrands;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.setting.LevelRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleSyncIT {

    private static final RoleId REWARD = new RoleId(50);
    private static final RoleId FIRST = new RoleId(51);
    private static final RoleId SECOND = new RoleId(52);
    private static final UserId ADMIN = new UserId(1);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final PostgresOutbox outbox = new PostgresOutbox();
    private final Members members = new Members();
    private LevelRules rules = Samples.leveling(Map.of(5, REWARD));
    private final RoleSync sync = new RoleSync(
            database, outbox, new PostgresWaitingErrands(database), members, guild -> rules, Samples.consequences());

    @AfterEach
    void close() {
        database.close();
    }

    /** Two people of level 0 who have both roles of former rewards; and something that happens before or after Discord answers. */
    private static final class Members implements Guilds {

        private final ConcurrentSkipListMap<MemberKey, List<RoleId>> roles =
                new ConcurrentSkipListMap<>(Map.of(ANNA, List.of(FIRST, SECOND), BEN, List.of(FIRST, SECOND)));
        private final ConcurrentLinkedQueue<Runnable> before = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Runnable> after = new ConcurrentLinkedQueue<>();

        @Override
        public List<Member> membersAfter(GuildId guild, UserId last) {
            Optional.ofNullable(before.poll()).ifPresent(Runnable::run);
            List<Member> told = roles.entrySet().stream()
                    .filter(each -> each.getKey().user().value() > last.value())
                    .map(each -> new Member(each.getKey().user(), "somebody", false, each.getValue()))
                    .toList();
            Optional.ofNullable(after.poll()).ifPresent(Runnable::run);
            return told;
        }

        @Override
        public Set<GuildId> served() {
            return Set.of(GUILD);
        }

        @Override
        public Optional<Guild> guild(GuildId guild) {
            return Optional.empty();
        }

        @Override
        public Optional<Member> member(GuildId guild, UserId member) {
            return Optional.empty();
        }

        @Override
        public long permissions(GuildId guild, Place place, Member member) {
            return 0;
        }
    }

    private void restart(RoleId... former) {
        database.transaction(sql -> {
            sync.restart(sql, GUILD, ADMIN, Set.of(former));
            return true;
        });
    }

    private void advanceUntilItEnded() {
        for (int round = 0; round < 5 && progress().ended().isEmpty(); round++) {
            sync.advance();
        }
    }

    private void walk(RoleId... former) {
        restart(former);
        advanceUntilItEnded();
        assertThat(progress().ended()).isPresent();
    }

    private RoleSync.Progress progress() {
        return sync.progress(GUILD).orElseThrow();
    }

    private void hasTotal(MemberKey member, long total) {
        database.query(sql -> sql.execute(
                "INSERT INTO xp.member (guild_id, user_id, total) VALUES (101, ?, ?)"
                        + " ON CONFLICT (guild_id, user_id) DO UPDATE SET total = excluded.total",
                member.user().value(),
                total));
    }

    /** What waits in the outbox, in its order. */
    private List<String> waiting() {
        return database.query(sql -> sql.fetch("SELECT user_id, kind, role_id FROM core.outbox ORDER BY id")
                .map(row -> row.get(0) + (row.get(1).equals("give-role") ? " +" : " -") + row.get(2)));
    }

    @Test
    void whatChangesWhileTheFirstPageIsAskedForIsNotLost() {
        restart(FIRST);
        members.before.add(() -> restart(SECOND));

        advanceUntilItEnded();
        assertThat(progress().ended()).isPresent();
        assertThat(progress().members()).isEqualTo(2);
        assertThat(waiting()).containsExactlyInAnyOrder("301 -51", "302 -51", "301 -52", "302 -52");
    }

    @Test
    void whoIsThereHasNotLeft() {
        database.query(
                sql -> sql.execute(
                        "INSERT INTO xp.member (guild_id, user_id, left_at)"
                                + " VALUES (101, 301, now() - interval '1 day'), (101, 302, now() + interval '1 day'), (101, 303, now())"));
        restart(FIRST);
        advanceUntilItEnded();
        // Ben left after that was asked, and somebody else was not among those who are there.
        assertThat(database.<List<Long>>query(sql -> sql.select(MEMBER.USER_ID)
                        .from(MEMBER)
                        .where(MEMBER.LEFT_AT.isNotNull())
                        .orderBy(MEMBER.USER_ID)
                        .fetch(MEMBER.USER_ID)))
                .containsExactly(302L, 303L);
    }

    @Test
    void refusalOfWhatBeganBeforeDoesNotEndWhatBeganAnew() {
        restart(FIRST);
        members.before.add(() -> {
            restart(SECOND);
            throw new DiscordException("no intent", false, 50_001);
        });

        advanceUntilItEnded();
        assertThat(progress().problem()).isEmpty();
        assertThat(waiting()).containsExactlyInAnyOrder("301 -51", "302 -51", "301 -52", "302 -52");
    }

    @Test
    void roleThatIsOnItsWayIsTakenAgainAfterAnUndo() {
        hasTotal(ANNA, 600);
        walk();
        assertThat(waiting()).containsExactly("301 +50");

        hasTotal(ANNA, 300);
        walk();
        assertThat(waiting()).containsExactly("301 +50", "301 -50");
        assertThat(progress().changed()).isEqualTo(1);

        walk();
        assertThat(waiting()).as("nothing is left to be done").hasSize(2);
        assertThat(progress().changed()).isZero();
    }

    @Test
    void roleThatIsAboutToBeTakenIsGivenAgainWhenTheCurveIsWhatItWas() {
        hasTotal(ANNA, 600);
        members.roles.put(ANNA, List.of(REWARD));
        LevelRules usual = rules;
        rules = new LevelRules(
                new Levels(new LevelCurve.Linear(1_000), 10_000),
                usual.announce(),
                usual.channel(),
                usual.template(),
                usual.every(),
                usual.onlyRewards(),
                usual.rewards(),
                usual.replacing());
        walk();
        assertThat(waiting()).containsExactly("301 -50");

        rules = usual;
        walk();
        assertThat(waiting()).containsExactly("301 -50", "301 +50");
    }

    @Test
    void roleThatNoLevelBringsAnyMoreIsTakenThoughItHasNotComeYet() {
        hasTotal(ANNA, 600);
        members.roles.put(ANNA, List.of());
        members.roles.put(BEN, List.of());
        rules = Samples.leveling(Map.of(1, FIRST));
        walk();
        assertThat(waiting()).containsExactly("301 +51");

        rules = Samples.leveling(Map.of(1, SECOND));
        walk(FIRST);
        walk();
        assertThat(waiting()).containsExactly("301 +51", "301 -51", "301 +52");
    }

    @Test
    void roleThatComesWhileDiscordAnswersIsNotMissed() {
        hasTotal(ANNA, 600);
        walk();

        hasTotal(ANNA, 300);
        members.after.add(() -> {
            database.query(sql -> sql.execute("DELETE FROM core.outbox"));
            members.roles.put(ANNA, List.of(REWARD));
        });
        walk();
        assertThat(waiting()).containsExactly("301 -50");
    }

    @Test
    void whoComesBehindManyThatWaitAndHaveLeftIsLookedAt() {
        MemberKey late = MemberKey.of(101, 1_400);
        members.roles.put(late, List.of());
        database.query(sql -> sql.execute("INSERT INTO core.outbox (guild_id, kind, user_id, role_id, reason)"
                + " SELECT 101, 'give-role', n, 50, 'level 5' FROM generate_series(1, 1500) n"));

        walk();
        assertThat(progress().members()).isEqualTo(3);
        assertThat(waiting()).endsWith("301 -50", "302 -50", "1400 -50").hasSize(1_503);
    }

    @Test
    void whoGetsXpAtThatMomentKeepsTheRole() throws Exception {
        hasTotal(ANNA, 300);
        members.roles.put(ANNA, List.of(REWARD));
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> credit = others.submit(() -> database.transaction(sql -> {
                sql.execute("UPDATE xp.member SET total = 600 WHERE user_id = 301");
                outbox.add(sql, List.of(new Errand.GiveRole(GUILD, ANNA.user(), REWARD, "level 6")));
                written.countDown();
                await(goOn);
                return true;
            }));
            await(written);
            Future<?> walk = others.submit(() -> walk());
            Await.until("the walk waits for the row", () -> walk.isDone() || somebodyWaits());
            goOn.countDown();
            credit.get();
            walk.get();
        }
        assertThat(waiting()).containsExactly("301 +50");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean somebodyWaits() {
        return database.query(sql -> sql.fetchExists(
                DSL.table("pg_stat_activity"),
                DSL.condition("datname = current_database() AND wait_event_type = 'Lock'")));
    }
}
