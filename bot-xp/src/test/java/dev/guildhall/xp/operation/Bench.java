package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Operations on a database of their own: 100 XP a level, and a role at level 2 and at level 5. */
final class Bench implements AutoCloseable {

    static final GuildId GUILD = new GuildId(900);
    static final UserId ADMIN = new UserId(1);
    private static final Levels HUNDREDS = new Levels(new LevelCurve.Linear(100), LevelCurve.MOST_LEVELS);
    static final RoleId AT_TWO = new RoleId(72);
    static final RoleId AT_FIVE = new RoleId(75);

    final TestDatabase database = TestPostgres.freshDatabase();
    final List<Errand> errands = new CopyOnWriteArrayList<>();
    final List<GuildId> synced = new CopyOnWriteArrayList<>();
    final Operations operations = operations(database, 3);

    Operations operations(Database wanted, int chunk) {
        Outbox outbox = (transaction, more) -> errands.addAll(more);
        return new Operations(
                wanted,
                new Months(wanted, Clock.systemUTC(), Duration.ofDays(90)),
                new Means(),
                new Chunk(wanted, outbox, chunk),
                Clock.systemUTC());
    }

    final class Means implements Meaning {

        @Override
        public InGuild of(GuildId guild) {
            return new Hundreds();
        }

        @Override
        public void changedMany(DSLContext transaction, GuildId guild, UserId actor) {
            synced.add(guild);
        }
    }

    private static final class Hundreds implements Meaning.InGuild {

        @Override
        public Levels levels() {
            return HUNDREDS;
        }

        @Override
        public Set<RoleId> roles(int level) {
            return level >= 5 ? Set.of(AT_TWO, AT_FIVE) : level >= 2 ? Set.of(AT_TWO) : Set.of();
        }

        @Override
        public List<Errand> errands(MemberKey member, int before, int after) {
            List<Errand> errands = new ArrayList<>();
            roles(after).stream()
                    .filter(role -> !roles(before).contains(role))
                    .forEach(role -> errands.add(new Errand.GiveRole(member.guild(), member.user(), role, "level")));
            roles(before).stream()
                    .filter(role -> !roles(after).contains(role))
                    .forEach(role -> errands.add(new Errand.TakeRole(member.guild(), member.user(), role, "level")));
            return errands;
        }
    }

    static UserId user(int number) {
        return new UserId(1000 + number);
    }

    static Wish wish(Operation.Kind kind, Way way) {
        return new Wish(GUILD, ADMIN, kind, way, "", "because", OptionalLong.empty());
    }

    /** Adds to one member's total, at once. */
    Operation add(UserId user, long amount) {
        return run(wish(amount < 0 ? Operation.Kind.REMOVE : Operation.Kind.ADD, Way.ADD), new Staged(user, amount));
    }

    Operation run(Wish wish, Staged... values) {
        return confirmed(operations.prepare(wish, List.of(values)));
    }

    Operation confirmed(Operation prepared) {
        assertThat(operations.confirm(GUILD, prepared.id())).isEqualTo(Operations.Confirmed.YES);
        return operations.apply(GUILD, prepared.id(), Operations.Progress.NONE);
    }

    Operation undo(Operation operation) {
        Operations.Undo undo = operations.prepareUndo(GUILD, ADMIN, OptionalLong.of(operation.id()), "");
        assertThat(undo).isInstanceOf(Operations.Undo.Prepared.class);
        return confirmed(((Operations.Undo.Prepared) undo).operation());
    }

    long total(UserId user) {
        return totals().getOrDefault(user.value(), 0L);
    }

    Map<Long, Long> totals() {
        return database.query(sql -> new TreeMap<>(sql.select(MEMBER.USER_ID, MEMBER.TOTAL)
                .from(MEMBER)
                .where(MEMBER.TOTAL.gt(0L))
                .fetchMap(MEMBER.USER_ID, MEMBER.TOTAL)));
    }

    Map<Long, Long> messages() {
        return database.query(sql -> new TreeMap<>(sql.select(MEMBER.USER_ID, MEMBER.MESSAGES)
                .from(MEMBER)
                .where(MEMBER.MESSAGES.gt(0L))
                .fetchMap(MEMBER.USER_ID, MEMBER.MESSAGES)));
    }

    /** Totals, ledger, days and levels agree, and nothing is left over. */
    void verify() {
        var sum = DSL.sum(LEDGER.AMOUNT);
        var ledger = database.query(sql -> sql.select(LEDGER.USER_ID, sum)
                .from(LEDGER)
                .groupBy(LEDGER.USER_ID)
                .fetchMap(LEDGER.USER_ID, row -> row.value2().longValue()));
        var days = database.query(sql -> sql.select(DAY.USER_ID, DSL.sum(DAY.AMOUNT))
                .from(DAY)
                .groupBy(DAY.USER_ID)
                .fetchMap(DAY.USER_ID, row -> row.value2().longValue()));
        var adjusted = database.query(sql -> sql.select(DAY.USER_ID, DSL.sum(DAY.ADJUSTMENTS))
                .from(DAY)
                .groupBy(DAY.USER_ID)
                .fetchMap(DAY.USER_ID, row -> row.value2().longValue()));
        assertThat(days).isEqualTo(ledger).isEqualTo(adjusted);
        ledger.values().removeIf(amount -> amount == 0);
        assertThat(totals()).isEqualTo(new TreeMap<>(ledger));
        assertThat(database.<Boolean>query(sql -> sql.fetchExists(
                        MEMBER, MEMBER.LEVEL.ne(MEMBER.TOTAL.div(100L).cast(Integer.class)))))
                .isFalse();
        assertThat(database.<Integer>query(sql -> sql.fetchCount(STAGED))).isZero();
    }

    @Override
    public void close() {
        database.close();
    }
}
