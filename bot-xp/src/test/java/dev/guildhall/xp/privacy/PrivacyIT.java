package dev.guildhall.xp.privacy;

import static dev.guildhall.db.jooq.xp.Tables.OPT_OUT;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.facet.Check;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.HeldDatabase;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.XpModule;
import dev.guildhall.xp.ledger.DaysCheck;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.ScoresCheck;
import dev.guildhall.xp.ledger.TotalsCheck;
import dev.guildhall.xp.level.LevelsCheck;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrivacyIT {

    private final Harness harness = Harness.start(new XpModule());
    private final PersonalData data = new XpPersonalData(harness.database(), Clock.systemUTC());

    @AfterEach
    void close() {
        harness.close();
    }

    private boolean known(Member member) {
        return new Tables(harness.database()).totals().containsKey(new MemberKey(SampleGuild.ID, member.id()));
    }

    @Test
    void exportTellsTotalsDaysCreditsAndChanges() {
        harness.message(ANNA, "hello");
        harness.settle();
        harness.command(ADMIN, "xp add member", Map.of("member", ANNA.id(), "amount", 5L, "reason", "contest"));

        Map<String, Object> export = data.export(ANNA.id());
        assertThat((List<?>) export.get("totals")).hasSize(1);
        assertThat((List<?>) export.get("credits")).hasSize(2);
        assertThat(export.toString())
                .contains("source=message", "source=edit", "user_id=" + ANNA.id())
                .doesNotContain(BEN.id().toString())
                .as("whoever did it")
                .doesNotContain(ADMIN.id().toString());
        assertThat(data.export(ADMIN.id()).toString()).contains("contest");
    }

    @Test
    void erasedPersonIsGoneAndOldMessagesDoNotBringThemBack() {
        MessageCreated message = harness.message(ANNA, "hello");
        harness.message(BEN, "hello");
        harness.settle();
        harness.command(ADMIN, "xp add member", Map.of("member", ANNA.id(), "amount", 5L));

        assertThat(data.erase(ANNA.id())).isGreaterThanOrEqualTo(3);
        assertThat(known(ANNA)).isFalse();
        assertThat(known(BEN)).isTrue();
        harness.event(message);
        harness.settle();
        assertThat(known(ANNA)).isFalse();
        assertThat(data.export(ANNA.id()).toString()).doesNotContain(ANNA.id().toString());
        assertThat(data.erase(ANNA.id())).isZero();
    }

    @Test
    void erasureGoesOnWhereOthersHeldTheSameRows() {
        harness.command(ADMIN, "xp add member", Map.of("member", ANNA.id(), "amount", 5L));
        Deadlocking deadlocking = new Deadlocking(harness.database(), new AtomicInteger(2));
        assertThat(new XpPersonalData(deadlocking, Clock.systemUTC()).erase(ANNA.id()))
                .isPositive();
        assertThat(known(ANNA)).isFalse();

        deadlocking.left().set(100);
        assertThatThrownBy(() -> new XpPersonalData(deadlocking, Clock.systemUTC()).erase(BEN.id()))
                .isInstanceOf(DatabaseUnavailableException.class);
    }

    @Test
    void erasureThatWouldHaveToWaitForTooLongErasesWhatItSees() throws Exception {
        harness.command(ADMIN, "xp add member", Map.of("member", ANNA.id(), "amount", 5L));
        HeldDatabase held = new HeldDatabase(harness.database());
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> writing = others.submit(() -> held.<Integer>transaction(
                    sql -> sql.execute("INSERT INTO xp.member (guild_id, user_id) VALUES (7, " + ANNA.id() + ")")));
            held.awaitHeld();
            assertThat(new XpPersonalData(harness.database(), Clock.systemUTC(), Duration.ofMillis(50))
                            .erase(ANNA.id()))
                    .isPositive();
            assertThat(known(ANNA)).isFalse();
            held.letGo();
            assertThat(writing.get()).isEqualTo(1);
        }
        assertThat(data.erase(ANNA.id())).as("what came late").isEqualTo(1);
        assertThat((List<?>) data.export(ANNA.id()).get("totals")).isEmpty();
    }

    /** Lets others go first for so many transactions, as PostgreSQL does where two wait for one another. */
    private record Deadlocking(Database database, AtomicInteger left) implements Database {

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            return database.query(work);
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            if (left.getAndDecrement() > 0) {
                throw new DatabaseUnavailableException("deadlock", new SQLException("deadlock detected", "40P01"));
            }
            return database.transaction(work);
        }
    }

    @Test
    void administratorsChangesStayButAreNobodys() {
        harness.command(ADMIN, "xp add member", Map.of("member", ANNA.id(), "amount", 5L));
        data.erase(ADMIN.id());

        assertThat(known(ANNA)).isTrue();
        String history = harness.command(ADMIN, "xp history", Map.of())
                .body()
                .embeds()
                .getFirst()
                .description();
        assertThat(history).contains("+5 XP").doesNotContain(ADMIN.id().toString());
    }

    @Test
    void whoSitsInAVoiceChannelWithoutAnyXpIsExportedAndErased() {
        harness.database()
                .query(sql -> sql.execute("INSERT INTO xp.voice_session (guild_id, user_id, channel_id, seen)"
                        + " VALUES (" + SampleGuild.ID + ", " + ANNA.id() + ", " + SampleGuild.VOICE + ", now())"));
        assertThat(known(ANNA)).isFalse();

        assertThat((List<?>) data.export(ANNA.id()).get("in-voice")).hasSize(1);
        assertThat(data.erase(ANNA.id())).isEqualTo(1);
        assertThat((List<?>) data.export(ANNA.id()).get("in-voice")).isEmpty();
        assertThat(data.erase(ANNA.id())).isZero();
    }

    @Test
    void reasonsOfWhatWasDoneToAPersonAreExportedAndForgotten() {
        harness.command(ADMIN, "xp add member", Map.of("member", ANNA.id(), "amount", 5L, "reason", "her essay"));
        harness.command(ADMIN, "xp undo", Map.of("reason", "copied it"));
        harness.command(
                ADMIN,
                "xp add member",
                Map.of("member", BEN.id(), "amount", 5L, "reason", "helped " + ANNA.mention() + ", not " + BEN.id()));

        assertThat(data.export(ANNA.id()).get("changes-of-your-xp").toString())
                .contains("her essay", "copied it")
                .doesNotContain("helped", ADMIN.id().toString());

        assertThat(data.erase(ANNA.id())).isPositive();
        assertThat(history(Map.of()))
                .contains("helped ?, not " + BEN.id())
                .doesNotContain("her essay", "copied it", ANNA.id().toString());
        assertThat(history(Map.of("member", ANNA.id()))).doesNotContain("+5 XP");
        assertThat((List<?>) data.export(ANNA.id()).get("changes-of-your-xp")).isEmpty();
        assertThat(data.erase(ANNA.id())).isZero();
    }

    private String history(Map<String, Object> arguments) {
        MessageBody body = harness.command(ADMIN, "xp history", arguments).body();
        return body.embeds().isEmpty() ? body.text() : body.embeds().getFirst().description();
    }

    @Test
    void whoOptedOutEarnsNothingForReactionsToOlderMessagesEither() {
        harness.set("xp.amount", "0");
        harness.set("xp.reaction-given-amount", "5");
        harness.set("xp.reaction-received-amount", "7");
        harness.clock()
                .advance(Duration.between(harness.clock().now(), Instant.now().plus(Duration.ofHours(1))));
        MessageCreated annas = harness.message(ANNA, "hello");
        MessageCreated bens = harness.message(BEN, "hello");
        harness.clock().advance(Duration.ofSeconds(1));
        harness.command(ANNA, "xp opt-out", Map.of());

        react(ANNA, bens);
        react(BEN, annas);
        harness.settle();

        Tables tables = new Tables(harness.database());
        assertThat(tables.total(new MemberKey(SampleGuild.ID, ANNA.id()))).isZero();
        assertThat(tables.total(new MemberKey(SampleGuild.ID, BEN.id()))).isEqualTo(5 + 7);
    }

    private void react(Member member, MessageCreated message) {
        harness.event(new ReactionAdded(
                SampleGuild.ID,
                message.place(),
                message.id(),
                member,
                Optional.of(message.author().id()),
                "👍",
                harness.clock().now()));
    }

    @Test
    void whoOptsOutOnceMoreStillEarnsNothingForWhatWasWrittenTheFirstTime() {
        opt("opt-out");
        MessageCreated refused = harness.written(later(), ANNA, "not counted");
        opt("opt-in");
        MessageCreated between = harness.written(later(), ANNA, "counted");
        opt("opt-out");
        // Once more changes nothing.
        opt("opt-out");
        opt("opt-in");

        harness.event(refused);
        harness.settle();
        MemberKey anna = new MemberKey(SampleGuild.ID, ANNA.id());
        assertThat(new Tables(harness.database()).total(anna)).isZero();
        harness.event(between);
        harness.settle();
        assertThat(new Tables(harness.database()).total(anna)).isPositive();

        assertThat((List<?>) data.export(ANNA.id()).get("earlier-opt-outs")).hasSize(1);
        data.erase(ANNA.id());
        assertThat(data.export(ANNA.id()).toString()).doesNotContain(ANNA.id().toString());
        assertThat(harness.database().<Integer>query(sql -> sql.fetchCount(OPT_OUT)))
                .isZero();
    }

    private void opt(String which) {
        later();
        harness.command(ANNA, "xp " + which, Map.of());
    }

    private Instant later() {
        harness.clock().advance(Duration.ofMinutes(2));
        return harness.clock().now();
    }

    @Test
    void whoOptedOutStillEarnsNothingAfterAnErasureAndNothingButTheWishIsKept() {
        MessageCreated before = harness.message(ANNA, "hello");
        harness.message(BEN, "hello");
        harness.settle();
        harness.command(ANNA, "xp announcements", Map.of("mine", "off"));
        opt("opt-out");
        opt("opt-in");
        opt("opt-out");
        // Where she has opted in again, nothing is kept of it.
        harness.database()
                .query(sql -> sql.execute("INSERT INTO xp.member (guild_id, user_id, opted_out_from, opted_out_until)"
                        + " VALUES (7, " + ANNA.id() + ", now(), now())"));

        assertThat(data.erase(ANNA.id())).isPositive();
        assertThat(data.erase(ANNA.id())).as("once more").isZero();

        assertThat(data.export(ANNA.id()))
                .allSatisfy((kind, kept) -> assertThat((List<?>) kept).as(kind).hasSize(kind.equals("totals") ? 1 : 0));
        assertThat(data.export(ANNA.id()).get("totals").toString())
                .contains("opted_out_from=", "total=0", "messages=0", "level=0", "muted=false")
                .doesNotContain("opted_out_until", "guild_id=7,");
        assertThat(board()).contains(BEN.mention()).doesNotContain(ANNA.mention());
        assertThat(harness.command(ANNA, "rank", Map.of()).body().embeds()).isEmpty();

        harness.clock()
                .advance(Duration.between(harness.clock().now(), Instant.now().plus(Duration.ofHours(1))));
        harness.event(before);
        harness.message(ANNA, "not counted");
        harness.settle();
        MemberKey anna = new MemberKey(SampleGuild.ID, ANNA.id());
        Tables tables = new Tables(harness.database());
        assertThat(tables.total(anna)).isZero();
        assertThat(tables.credits()).as("Ben's").isEqualTo(1);
        assertClean();

        opt("opt-in");
        harness.clock().advance(Duration.ofSeconds(1));
        harness.message(ANNA, "counted");
        harness.event(before);
        harness.settle();
        assertThat(tables.credits()).isEqualTo(2);
        assertThat(tables.total(anna)).isPositive();
        assertThat(board()).contains(ANNA.mention());
        assertClean();
    }

    private String board() {
        return harness.command(BEN, "leaderboard", Map.of())
                .body()
                .embeds()
                .getFirst()
                .description();
    }

    private void assertClean() {
        Database database = harness.database();
        List<Check> checks = List.of(
                new TotalsCheck(database),
                new DaysCheck(database),
                new ScoresCheck(database),
                new LevelsCheck(database));
        assertThat(checks)
                .allSatisfy(
                        check -> assertThat(check.violations()).as(check.rule()).isEmpty());
    }

    @Test
    void whoOptedOutEarnsNothingUntilTheyOptIn() {
        assertThat(harness.command(ANNA, "xp opt-out", Map.of()).onlyForCaller())
                .isTrue();
        harness.clock().advance(Duration.ofSeconds(1));
        harness.message(ANNA, "not counted");
        harness.settle();
        MemberKey anna = new MemberKey(SampleGuild.ID, ANNA.id());
        assertThat(new Tables(harness.database()).total(anna)).isZero();

        harness.command(ANNA, "xp opt-in", Map.of());
        harness.clock().advance(Duration.ofSeconds(1));
        harness.message(ANNA, "counted");
        harness.settle();
        assertThat(new Tables(harness.database()).total(anna)).isPositive();
    }
}
