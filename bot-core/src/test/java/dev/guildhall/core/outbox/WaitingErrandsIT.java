package dev.guildhall.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.database.TestDatabase;
import dev.guildhall.db.jooq.core.Tables;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.WaitingErrands;
import dev.guildhall.spi.data.WaitingErrands.Roles;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingErrandsIT {

    private static final GuildId GUILD = new GuildId(7L << 22);
    private static final GuildId OTHER = new GuildId(8L << 22);
    private static final UserId NOBODY = new UserId(0);
    private static final UserId ADA = new UserId(7);
    private static final UserId BEN = new UserId(8);
    private static final UserId CARLA = new UserId(9);
    private static final RoleId BRONZE = new RoleId(1);
    private static final RoleId SILVER = new RoleId(2);

    private static TestDatabase server;

    private PooledDatabase database;
    private WaitingErrands waiting;

    @BeforeAll
    static void start() throws Exception {
        server = new TestDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        database = new PooledDatabase(server.options());
        database.query(sql -> sql.deleteFrom(Tables.OUTBOX).execute());
        waiting = new PostgresWaitingErrands(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void add(Errand... errands) {
        database.transaction(sql -> {
            new PostgresOutbox().add(sql, List.of(errands));
            return true;
        });
    }

    private static Errand give(UserId person, RoleId role) {
        return new Errand.GiveRole(GUILD, person, role, "level 5");
    }

    private static Errand take(UserId person, RoleId role) {
        return new Errand.TakeRole(GUILD, person, role, "level 5");
    }

    @Test
    void ofEachRoleTheLastErrandCounts() {
        add(give(ADA, BRONZE), give(BEN, SILVER), take(ADA, SILVER), take(ADA, BRONZE));
        add(give(ADA, SILVER), give(ADA, BRONZE), take(BEN, SILVER));
        // Taken by a process, or put off: not carried out either.
        database.query(
                sql -> sql.execute("update core.outbox set due_at = now() + interval '1 hour' where id % 2 = 0"));

        assertThat(waiting.roles(GUILD, NOBODY, 10))
                .containsExactly(
                        new Roles(ADA, Set.of(BRONZE, SILVER), Set.of()), new Roles(BEN, Set.of(), Set.of(SILVER)));
    }

    @Test
    void messagesAndOtherGuildsAreNotTold() {
        add(
                new Errand.SendDirect(GUILD, ADA, MessageBody.text("well done")),
                new Errand.SendMessage(GUILD, new ChannelId(5), MessageBody.text("well done"), Optional.of(ADA)),
                new Errand.GiveRole(OTHER, ADA, BRONZE, "level 5"),
                give(BEN, BRONZE));

        assertThat(waiting.roles(GUILD, NOBODY, 10)).extracting(Roles::person).containsExactly(BEN);
    }

    @Test
    void peopleComeInTheOrderOfTheirIdsSoManyAtOnceEachWithAll() {
        add(give(CARLA, BRONZE), give(BEN, BRONZE), give(ADA, BRONZE), give(BEN, SILVER), take(ADA, SILVER));

        assertThat(waiting.roles(GUILD, NOBODY, 2))
                .containsExactly(
                        new Roles(ADA, Set.of(BRONZE), Set.of(SILVER)),
                        new Roles(BEN, Set.of(BRONZE, SILVER), Set.of()));
        assertThat(waiting.roles(GUILD, BEN, 2)).extracting(Roles::person).containsExactly(CARLA);
        assertThat(waiting.roles(GUILD, CARLA, 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsReadDoesNotGrowWithWhatWaits(boolean analyzed) {
        database.query(sql -> sql.execute("insert into core.outbox (guild_id, kind, user_id, role_id, reason)"
                + " select " + GUILD + ", 'give-role', n, 1, 'level 5' from generate_series(1, 20000) n"));
        if (analyzed) {
            database.query(sql -> sql.execute("analyze core.outbox"));
        }
        LongAdder rows = new LongAdder();

        List<Roles> some =
                new PostgresWaitingErrands(new ReadingDatabase(database, rows)).roles(GUILD, new UserId(10_000), 100);

        assertThat(some).hasSize(100).last().extracting(Roles::person).isEqualTo(new UserId(10_100));
        assertThat(rows.sum()).isBetween(100L, 300L);
    }
}
