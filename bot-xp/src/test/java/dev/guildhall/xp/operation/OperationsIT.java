package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.xp.operation.Bench.ADMIN;
import static dev.guildhall.xp.operation.Bench.AT_FIVE;
import static dev.guildhall.xp.operation.Bench.AT_TWO;
import static dev.guildhall.xp.operation.Bench.GUILD;
import static dev.guildhall.xp.operation.Bench.user;
import static dev.guildhall.xp.operation.Bench.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Await;
import dev.guildhall.xp.HeldDatabase;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.TotalsCheck;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.privacy.XpPersonalData;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsIT {

    private final Bench bench = new Bench();
    private final Operations operations = bench.operations;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void addRemoveSetAndResetMoveTotalLevelAndRoles() {
        bench.add(user(1), 250);
        assertThat(bench.total(user(1))).isEqualTo(250);
        assertThat(bench.errands).containsExactly(new Errand.GiveRole(GUILD, user(1), AT_TWO, "level"));

        bench.run(wish(Operation.Kind.SET, Way.SET), new Staged(user(1), 510));
        bench.add(user(1), -400);
        assertThat(bench.total(user(1))).isEqualTo(110);
        assertThat(bench.errands.subList(1, 4))
                .containsExactlyInAnyOrder(
                        new Errand.GiveRole(GUILD, user(1), AT_FIVE, "level"),
                        new Errand.TakeRole(GUILD, user(1), AT_FIVE, "level"),
                        new Errand.TakeRole(GUILD, user(1), AT_TWO, "level"));

        Operation reset = bench.run(wish(Operation.Kind.RESET, Way.SET), new Staged(user(1), 0));
        assertThat(bench.total(user(1))).isZero();
        assertThat(reset.amount()).isEqualTo(-110);
        bench.verify();
    }

    @Test
    void totalNeverFallsBelowNothingAndTheOperationSaysWhatWasDone() {
        bench.add(user(1), 30);
        Operation removed = bench.add(user(1), -100);

        assertThat(removed.amount()).isEqualTo(-30);
        assertThat(removed.changed()).isOne();
        assertThat(bench.add(user(2), -5).changed()).isZero();
        bench.verify();
    }

    @Test
    void ofWhatNobodyConfirmsTheNewestAreKept() {
        bench.add(user(1), 30);
        List<Long> prepared = new ArrayList<>();
        for (int i = 0; i < OperationTable.MOST_PREPARED + 2; i++) {
            prepared.add(operations
                    .prepare(wish(Operation.Kind.ADD, Way.ADD), List.of(new Staged(user(1), 5)))
                    .id());
        }

        assertThat(prepared.subList(0, 2)).allSatisfy(id -> {
            assertThat(operations.find(GUILD, id)).isEmpty();
            assertThat(operations.confirm(GUILD, id)).isEqualTo(Operations.Confirmed.NOT_PREPARED);
        });
        assertThat(prepared.subList(2, prepared.size()))
                .allSatisfy(id -> assertThat(operations.find(GUILD, id)).isPresent());
        assertThat(bench.total(user(1))).isEqualTo(30);
    }

    @Test
    void transferGivesNoMoreThanThereIs() {
        bench.add(user(1), 30);
        Operation moved =
                bench.run(wish(Operation.Kind.TRANSFER, Way.ADD), new Staged(user(1), -100), new Staged(user(2), 100));

        assertThat(bench.totals()).isEqualTo(Map.of(user(2).value(), 30L));
        assertThat(moved.amount()).isZero();
        bench.undo(moved);
        assertThat(bench.totals()).isEqualTo(Map.of(user(1).value(), 30L));
        bench.verify();
    }

    private Operation transfer(int from, int to, long amount) {
        return bench.run(
                wish(Operation.Kind.TRANSFER, Way.ADD), new Staged(user(from), -amount), new Staged(user(to), amount));
    }

    @Test
    void undoOfATransferGivesBackNoMoreThanIsLeftOfIt() {
        bench.add(user(1), 100);
        Operation first = transfer(1, 2, 100);
        transfer(2, 3, 70);

        Operation undo = bench.undo(first);
        assertThat(bench.totals()).isEqualTo(Map.of(user(1).value(), 30L, user(3).value(), 70L));
        assertThat(undo.amount()).isZero();

        bench.add(user(1), -20);
        Operation again = bench.undo(undo);
        assertThat(bench.totals()).isEqualTo(Map.of(user(2).value(), 10L, user(3).value(), 70L));
        assertThat(again.amount()).isZero();
        bench.verify();
    }

    @Test
    void transfersAndTheirUndosNeverMakeOrLoseXp() {
        Random random = new Random(11);
        for (int i = 0; i < 4; i++) {
            bench.add(user(i), 100);
        }
        List<Operation> inForce = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            if (inForce.isEmpty() || random.nextBoolean()) {
                int from = random.nextInt(4);
                inForce.add(transfer(from, (from + 1 + random.nextInt(3)) % 4, 1 + random.nextInt(150)));
            } else {
                inForce.add(bench.undo(inForce.remove(random.nextInt(inForce.size()))));
            }
            assertThat(bench.totals().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(400);
        }
        bench.verify();
    }

    @Test
    void previewSaysWhatConfirmingThenDoes() {
        for (int i = 0; i < 10; i++) {
            bench.add(user(i), i * 60);
        }
        Operation prepared = operations.prepareForEverybody(wish(Operation.Kind.REMOVE, Way.ADD), -150);
        Preview preview = operations.preview(prepared);

        // Totals 60, 120 … 540 become at most 390: levels and roles are counted by hand.
        assertThat(preview).isEqualTo(new Preview(9, 9, 0, 8, 0, 3, -60 - 120 - 7 * 150, 0));
        Operation done = bench.confirmed(prepared);
        assertThat(done.changed()).isEqualTo(preview.changed());
        assertThat(done.amount()).isEqualTo(preview.amount());
        assertThat(done.applied()).isEqualTo(9);
        bench.verify();
    }

    @Test
    void previewWithOtherLevelsAndRolesConcernsEverybody() {
        bench.add(user(1), 250);
        bench.add(user(2), 100);
        Operation prepared =
                operations.prepare(wish(Operation.Kind.IMPORT, Way.SET), List.of(new Staged(user(4), 1_000)));
        Levels fifties = new Levels(new LevelCurve.Linear(50), LevelCurve.MOST_LEVELS);

        // 250 is level 5 and no longer 2, 100 level 2 and no longer 1, the new one level 20; only level 2 brings a
        // role.
        Preview preview = operations.preview(prepared, fifties, level -> level >= 2 ? Set.of(Bench.AT_TWO) : Set.of());
        assertThat(preview.rise()).isEqualTo(3);
        assertThat(preview.fall()).isZero();
        assertThat(preview.gainRole()).isEqualTo(2);
        assertThat(preview.loseRole()).isZero();
        operations.cancel(GUILD, prepared.id());
    }

    @Test
    void whatWasMovedIsToldOfTransfersAndTheirUndos() {
        Operation given = bench.add(user(1), 100);
        Operation moved =
                bench.run(wish(Operation.Kind.TRANSFER, Way.ADD), new Staged(user(1), -30), new Staged(user(2), 30));
        Operation undo = bench.undo(moved);

        assertThat(operations.moved(GUILD, List.of(given, moved, undo)))
                .isEqualTo(Map.of(moved.id(), 30L, undo.id(), 30L));

        bench.database.query(sql ->
                sql.deleteFrom(LEDGER).where(LEDGER.GUILD_ID.eq(GUILD.value())).execute());
        assertThat(operations.moved(GUILD, List.of(moved)))
                .as("also where the ledger's rows are gone")
                .isEqualTo(Map.of(moved.id(), 30L));
    }

    @Test
    void everybodyIsWhoeverHadXp() {
        bench.add(user(1), 250);
        row(user(2), 0);
        day(user(2), "2026-03-14", 30, 0, 1);
        day(user(2), "2026-03-15", -30, -30, 0);
        // Who wished to earn nothing, and whose message earned nothing.
        row(user(3), 0);
        row(user(4), 1);
        day(user(4), "2026-03-14", 0, 0, 1);
        bench.add(user(5), 30);
        bench.add(user(5), -30);

        bench.confirmed(operations.prepareForEverybody(wish(Operation.Kind.ADD, Way.ADD), 5));
        assertThat(bench.totals()).isEqualTo(Map.of(user(1).value(), 255L, user(2).value(), 5L, user(5).value(), 5L));
    }

    private void row(UserId user, long messages) {
        bench.database.query(sql -> sql.insertInto(MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.MESSAGES)
                .values(GUILD.value(), user.value(), messages)
                .execute());
    }

    private void day(UserId user, String day, long amount, long adjustments, int messages) {
        bench.database.query(sql -> sql.insertInto(
                        DAY, DAY.GUILD_ID, DAY.USER_ID, DAY.DAY_, DAY.AMOUNT, DAY.ADJUSTMENTS, DAY.MESSAGES)
                .values(GUILD.value(), user.value(), LocalDate.parse(day), amount, adjustments, messages)
                .execute());
    }

    @Test
    void administratorWhoIsErasedWhileTheirOperationIsAppliedStandsInNoRow() throws Exception {
        HeldDatabase slow = new HeldDatabase(bench.database);
        List<Staged> values = new ArrayList<>(List.of(new Staged(ADMIN, 5)));
        for (int i = 0; i < 10; i++) {
            values.add(new Staged(user(i), 5));
        }
        Operation prepared = operations.prepare(wish(Operation.Kind.ADD, Way.ADD), values);
        operations.confirm(GUILD, prepared.id());
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Operation> applied = others.submit(
                    () -> bench.operations(slow, 3).apply(GUILD, prepared.id(), Operations.Progress.NONE));
            slow.awaitHeld();
            Future<Long> erased =
                    others.submit(() -> new XpPersonalData(bench.database, Clock.systemUTC()).erase(ADMIN));
            Await.until("the erasure waits for the part", this::somebodyWaits);
            slow.letGo();

            assertThat(erased.get()).isPositive();
            assertThat(applied.get().applied()).isEqualTo(11);
        }
        assertThat(bench.database.<Integer>query(sql -> sql.fetchCount(LEDGER)))
                .as("one for each but the administrator")
                .isEqualTo(10);
        assertThat(bench.database.<Integer>query(
                        sql -> sql.fetchCount(LEDGER, LEDGER.ACTOR_ID.ne(0L).or(LEDGER.ACTOR_ID.isNull()))))
                .isZero();
        bench.verify();
    }

    private boolean somebodyWaits() {
        return bench.database.query(sql -> sql.fetchExists(
                DSL.table("pg_stat_activity"),
                DSL.condition("datname = current_database() AND wait_event_type = 'Lock'")));
    }

    @Test
    void whoHasLeftLosesNoRole() {
        bench.add(user(1), 250);
        bench.add(user(2), 250);
        bench.database.query(sql -> sql.execute("UPDATE xp.member SET left_at = now() WHERE user_id = " + user(2)));

        assertThat(operations.preview(operations.prepareForEverybody(wish(Operation.Kind.RESET, Way.SET), 0)))
                .isEqualTo(new Preview(2, 2, 0, 2, 0, 1, -500, 0));
    }

    @Test
    void undoRestoresTotalsWhenNothingElseHappened() {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            bench.add(user(i), random.nextInt(1000));
        }
        Map<Long, Long> before = bench.totals();
        List<Staged> values = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            values.add(new Staged(user(i), random.nextInt(2000)));
        }
        for (Way way : Way.values()) {
            Operation done = bench.confirmed(operations.prepare(wish(Operation.Kind.IMPORT, way), values));
            assertThat(bench.totals()).isNotEqualTo(before);
            bench.verify();
            bench.undo(done);
            assertThat(bench.totals()).isEqualTo(before);
            bench.verify();
        }
    }

    @Test
    void undoKeepsWhatWasEarnedSince() {
        bench.add(user(1), 500);
        Operation reset = bench.run(wish(Operation.Kind.RESET, Way.SET), new Staged(user(1), 0));
        bench.add(user(1), 30);
        bench.undo(reset);
        assertThat(bench.total(user(1))).isEqualTo(530);

        Operation given = bench.add(user(2), 100);
        bench.add(user(2), -80);
        assertThat(bench.undo(given).amount()).isEqualTo(-20);
        assertThat(bench.total(user(2))).isZero();
        bench.verify();
    }

    @Test
    void secondUndoIsRefusedAndUndoOfAnUndoBringsItBack() {
        Operation given = bench.add(user(1), 100);
        Operation undo = bench.undo(given);

        assertThat(operations.prepareUndo(GUILD, ADMIN, OptionalLong.of(given.id()), ""))
                .isEqualTo(new Operations.Undo.Already(
                        operations.find(GUILD, undo.id()).orElseThrow()));
        bench.undo(undo);
        assertThat(bench.total(user(1))).isEqualTo(100);
        assertThat(operations.find(GUILD, given.id()).orElseThrow().undoneBy()).isEmpty();
        bench.undo(given);
        assertThat(bench.total(user(1))).isZero();
        bench.verify();
    }

    @Test
    void anUndoOfAnUndoOfAnUndoLeavesNothingToUndoTwice() {
        bench.add(user(1), 500);
        Operation given = bench.add(user(1), 100);
        Operation second = bench.undo(given);
        Operation third = bench.undo(second);
        Operation fourth = bench.undo(third);

        assertThat(bench.total(user(1))).isEqualTo(500);
        assertThat(undoneBy(given)).isEqualTo(OptionalLong.of(second.id()));
        assertThat(undoneBy(second)).isEmpty();
        assertThat(undoneBy(third)).isEqualTo(OptionalLong.of(fourth.id()));
        assertThat(operations.prepareUndo(GUILD, ADMIN, OptionalLong.of(given.id()), ""))
                .isInstanceOf(Operations.Undo.Already.class);

        Operation fifth = bench.undo(fourth);
        assertThat(bench.total(user(1))).isEqualTo(600);
        assertThat(undoneBy(given)).isEmpty();
        assertThat(undoneBy(second)).isEqualTo(OptionalLong.of(third.id()));
        assertThat(undoneBy(third)).isEmpty();
        assertThat(undoneBy(fourth)).isEqualTo(OptionalLong.of(fifth.id()));
        bench.verify();
    }

    private OptionalLong undoneBy(Operation operation) {
        return operations.find(GUILD, operation.id()).orElseThrow().undoneBy();
    }

    @Test
    void twoUndosPreparedAtOnceTakeEffectOnce() {
        Operation given = bench.add(user(1), 100);
        bench.add(user(1), 500);
        Operations.Undo first = operations.prepareUndo(GUILD, ADMIN, OptionalLong.of(given.id()), "");
        Operations.Undo second = operations.prepareUndo(GUILD, ADMIN, OptionalLong.of(given.id()), "");

        bench.confirmed(((Operations.Undo.Prepared) first).operation());
        Operation late = ((Operations.Undo.Prepared) second).operation();
        assertThat(operations.confirm(GUILD, late.id())).isEqualTo(Operations.Confirmed.UNDONE_MEANWHILE);
        assertThat(bench.total(user(1))).isEqualTo(500);
        assertThat(operations.cancel(GUILD, late.id())).isTrue();
        bench.verify();
    }

    @Test
    void undoWithoutANumberTakesTheLatestThatIsInForce() {
        Operation first = bench.add(user(1), 10);
        Operation second = bench.add(user(1), 20);
        assertThat(latest()).isEqualTo(OptionalLong.of(second.id()));
        bench.undo(second);
        assertThat(latest()).isEqualTo(OptionalLong.of(first.id()));
        bench.undo(first);
        assertThat(operations.prepareUndo(GUILD, ADMIN, OptionalLong.empty(), ""))
                .isEqualTo(new Operations.Undo.Unknown());
    }

    private OptionalLong latest() {
        Operations.Undo undo = operations.prepareUndo(GUILD, ADMIN, OptionalLong.empty(), "");
        Operation prepared = ((Operations.Undo.Prepared) undo).operation();
        operations.cancel(GUILD, prepared.id());
        return prepared.undoes();
    }

    @Test
    void confirmingTwiceAppliesOnce() {
        Operation prepared = operations.prepare(wish(Operation.Kind.ADD, Way.ADD), List.of(new Staged(user(1), 10)));
        bench.confirmed(prepared);
        assertThat(operations.confirm(GUILD, prepared.id())).isEqualTo(Operations.Confirmed.NOT_PREPARED);
        operations.apply(GUILD, prepared.id(), Operations.Progress.NONE);
        assertThat(bench.total(user(1))).isEqualTo(10);
        assertThat(operations.cancel(GUILD, prepared.id())).isFalse();
    }

    @Test
    void cancelledOperationIsForgotten() {
        Operation prepared = operations.prepare(wish(Operation.Kind.ADD, Way.ADD), List.of(new Staged(user(1), 10)));
        assertThat(operations.cancel(GUILD, prepared.id())).isTrue();
        assertThat(operations.confirm(GUILD, prepared.id())).isEqualTo(Operations.Confirmed.NOT_PREPARED);
        assertThat(operations.newest(GUILD, null, 0, 10)).isEmpty();
        bench.verify();
    }

    @Test
    void whatWasConfirmedBeforeACrashIsCarriedThrough() {
        List<Staged> values = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            values.add(new Staged(user(i), 100));
        }
        Operation prepared = operations.prepare(wish(Operation.Kind.IMPORT, Way.ADD), values);
        operations.confirm(GUILD, prepared.id());
        Chunk one = new Chunk(bench.database, (sql, errands) -> {}, 4);
        Operation partly = one.apply(GUILD, prepared.id(), bench.new Means());
        assertThat(partly.applied()).isEqualTo(4);
        assertThat(operations.prepareUndo(GUILD, ADMIN, OptionalLong.of(partly.id()), ""))
                .isInstanceOf(Operations.Undo.Unfinished.class);

        operations.resume();
        assertThat(bench.totals()).hasSize(10).containsValue(100L);
        assertThat(operations.find(GUILD, prepared.id()).orElseThrow().state()).isEqualTo(Operation.State.DONE);
        bench.verify();
    }

    @Test
    void administratorsAtOnceLoseNothing() throws Exception {
        for (int i = 0; i < 8; i++) {
            bench.add(user(i), 10_000);
        }
        List<Callable<Operation>> work = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            List<Staged> values = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                values.add(new Staged(user(j), random.nextInt(100) - 40));
            }
            work.add(() -> {
                Operation prepared = operations.prepare(wish(Operation.Kind.ADD, Way.ADD), values);
                operations.confirm(GUILD, prepared.id());
                return operations.apply(GUILD, prepared.id(), Operations.Progress.NONE);
            });
        }
        long expected = 80_000;
        try (ExecutorService administrators = Executors.newFixedThreadPool(6)) {
            for (Future<Operation> done : administrators.invokeAll(work)) {
                expected += done.get().amount();
            }
        }
        assertThat(bench.totals().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(expected);
        bench.verify();
    }

    @Test
    void historyIsNewestFirstAndOfOneMember() {
        Operation first = bench.add(user(1), 10);
        Operation second = bench.add(user(2), 20);
        Operation third = bench.add(user(1), -4);

        assertThat(operations.newest(GUILD, null, 0, 2))
                .extracting(Operation::id)
                .containsExactly(third.id(), second.id());
        assertThat(operations.newest(GUILD, null, 2, 2))
                .extracting(Operation::id)
                .containsExactly(first.id());
        List<Operation> about = operations.newest(GUILD, user(1), 0, 10);
        assertThat(about).extracting(Operation::id).containsExactly(third.id(), first.id());
        assertThat(operations.amounts(new MemberKey(GUILD, user(1)), about))
                .isEqualTo(Map.of(first.id(), 10L, third.id(), -4L));
    }

    @Test
    void historyOfAMemberKeepsWhatWasMeantForThemAfterTheLedgerIsDropped() {
        Operation given = bench.run(about("<@1001>"), new Staged(user(1), 10));
        Operation undo = bench.undo(given);
        Operation again = bench.undo(undo);
        bench.run(about("<@10011>"), new Staged(user(11), 10));
        Operation nothing = bench.run(about("<@1001>"), new Staged(user(1), 0));
        bench.run(Wish.of(GUILD, ADMIN, Operation.Kind.IMPORT, Way.ADD, "`<@1001>`", ""), new Staged(user(2), 10));
        assertThat(nothing.changed()).isZero();

        bench.database.query(sql -> sql.execute("DELETE FROM xp.ledger"));

        assertThat(operations.newest(GUILD, user(1), 0, 10))
                .extracting(Operation::id)
                .containsExactly(again.id(), undo.id(), given.id());
        assertThat(operations.newest(GUILD, user(1), 1, 1))
                .extracting(Operation::id)
                .containsExactly(undo.id());
    }

    private static Wish about(String subject) {
        return Wish.of(GUILD, ADMIN, Operation.Kind.ADD, Way.ADD, subject, "");
    }

    @Test
    void personStagedTwiceGetsTheHigherValue() {
        long id = operations.begin(wish(Operation.Kind.IMPORT, Way.SET));
        assertThat(operations.stage(GUILD, id, List.of(new Staged(user(1), 5), new Staged(user(1), 9))))
                .isOne();
        assertThat(operations.stage(GUILD, id, List.of(new Staged(user(1), 7), new Staged(user(2), 1))))
                .isOne();
        Operation prepared = operations.complete(GUILD, id, "");
        assertThat(prepared.members()).isEqualTo(2);
        bench.confirmed(prepared);
        assertThat(bench.totals()).isEqualTo(Map.of(user(1).value(), 9L, user(2).value(), 1L));
    }

    @Test
    void importBringsCountsOfMessagesAlongAndAnUndoTakesThemBack() {
        bench.database.query(sql ->
                sql.execute("INSERT INTO xp.member (guild_id, user_id, messages) VALUES (900, " + user(1) + ", 40)"));
        bench.database.query(sql -> sql.execute("INSERT INTO xp.day (guild_id, user_id, day, messages) VALUES (900, "
                + user(1) + ", '2026-01-01', 40)"));
        List<Staged> values = List.of(
                new Staged(user(1), 300, OptionalLong.of(100)),
                new Staged(user(2), 0, OptionalLong.of(7)),
                new Staged(user(3), 50));
        Operation prepared = operations.prepare(wish(Operation.Kind.IMPORT, Way.HIGHEST), values);
        assertThat(operations.preview(prepared)).isEqualTo(new Preview(3, 3, 1, 0, 1, 0, 350, 67));
        Operation done = bench.confirmed(prepared);
        assertThat(done.messages()).isEqualTo(67);
        assertThat(bench.messages()).isEqualTo(Map.of(user(1).value(), 100L, user(2).value(), 7L));
        assertThat(new TotalsCheck(bench.database).violations()).isEmpty();

        bench.confirmed(operations.prepare(wish(Operation.Kind.IMPORT, Way.HIGHEST), values));
        assertThat(bench.messages()).as("brought twice").isEqualTo(Map.of(user(1).value(), 100L, user(2).value(), 7L));

        bench.undo(done);
        assertThat(bench.messages()).isEqualTo(Map.of(user(1).value(), 40L));
        assertThat(bench.totals()).isEmpty();
        assertThat(new TotalsCheck(bench.database).violations()).isEmpty();
    }

    /** Of a guild without statistics PostgreSQL believes that it has one member, whose row it would look for among all. */
    @Test
    void chunkLooksMembersUpByIdInAGuildThatIsNewToTheStatistics() {
        bench.database.query(sql -> sql.execute(
                "INSERT INTO xp.member (guild_id, user_id) SELECT 901, i FROM generate_series(1, 20000) i"));
        bench.database.query(sql -> sql.execute("ANALYZE xp.member, xp.staged, xp.ledger"));
        bench.database.query(sql ->
                sql.execute("INSERT INTO xp.member (guild_id, user_id) SELECT 900, i FROM generate_series(1, 3000) i"));
        List<Staged> values = new ArrayList<>();
        for (int i = 1; i <= 3_000; i++) {
            values.add(new Staged(new UserId(i), 10));
        }
        Operations whole = bench.operations(bench.database, 5_000);
        Operation prepared = whole.prepare(wish(Operation.Kind.IMPORT, Way.SET), values);
        long before = indexEntriesRead();
        assertThat(whole.confirm(GUILD, prepared.id())).isEqualTo(Operations.Confirmed.YES);
        assertThat(whole.apply(GUILD, prepared.id(), Operations.Progress.NONE).changed())
                .isEqualTo(3_000);
        assertThat(indexEntriesRead() - before)
                .as("entries of the index of members")
                .isBetween(1L, 100_000L);
    }

    private long indexEntriesRead() {
        return bench.database.query(sql -> {
            // What this connection read is told at once when it asks for it to be.
            sql.execute("SELECT pg_stat_force_next_flush()");
            return sql.fetchSingle(
                            "SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes WHERE relname = 'member'")
                    .get(0, Long.class);
        });
    }

    @Test
    void importOfHundredThousandIsAppliedAndUndone() {
        Operations large = bench.operations(bench.database, 5_000);
        long begun = System.nanoTime();
        long id = large.begin(wish(Operation.Kind.IMPORT, Way.HIGHEST));
        List<Staged> batch = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            batch.add(new Staged(user(i), i % 5000));
            if (batch.size() == 5_000) {
                large.stage(GUILD, id, batch);
                batch.clear();
            }
        }
        Operation prepared = large.complete(GUILD, id, "");
        long staged = System.nanoTime();
        Preview preview = large.preview(prepared);
        long previewed = System.nanoTime();
        large.confirm(GUILD, id);
        Operation done = large.apply(GUILD, id, Operations.Progress.NONE);
        long applied = System.nanoTime();
        assertThat(done.changed()).isEqualTo(preview.changed()).isEqualTo(99_980);
        assertThat(done.amount()).isEqualTo(preview.amount());
        assertThat(bench.errands).isEmpty();
        assertThat(bench.synced).containsExactly(GUILD);
        bench.verify();
        long verified = System.nanoTime();
        Operations.Undo undo = large.prepareUndo(GUILD, ADMIN, OptionalLong.of(done.id()), "");
        Operation opposite = ((Operations.Undo.Prepared) undo).operation();
        large.confirm(GUILD, opposite.id());
        large.apply(GUILD, opposite.id(), Operations.Progress.NONE);
        assertThat(bench.totals()).isEmpty();
        org.slf4j.LoggerFactory.getLogger(OperationsIT.class)
                .info(
                        "100,000 members - staged in {} ms, previewed in {} ms, applied in {} ms, undone in {} ms",
                        (staged - begun) / 1_000_000,
                        (previewed - staged) / 1_000_000,
                        (applied - previewed) / 1_000_000,
                        (System.nanoTime() - verified) / 1_000_000);
    }
}
