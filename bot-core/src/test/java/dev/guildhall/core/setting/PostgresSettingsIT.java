package dev.guildhall.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.database.Notifications;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.database.TestDatabase;
import dev.guildhall.core.test.Eventually;
import dev.guildhall.db.jooq.settings.Tables;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSettingsIT {

    private static final SettingKey<Integer> AMOUNT =
            new SettingKey<>("test.amount", SettingTypes.integer(1, 100), 10, "How much");
    private static final UserId ADMIN = new UserId(42);
    private static final AtomicLong NEXT_GUILD = new AtomicLong(1_000);

    private static TestDatabase server;

    private final GuildId guild = new GuildId(NEXT_GUILD.incrementAndGet());
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = new TestDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    /** What one process has: a pool, settings, and a connection that listens. */
    private record Node(PooledDatabase database, PostgresSettings settings) {}

    private Node node(boolean listens) throws InterruptedException {
        PooledDatabase database = new PooledDatabase(server.options());
        open.add(database);
        PostgresSettings settings = new PostgresSettings(database);
        settings.declare("test", AMOUNT);
        if (listens) {
            CountDownLatch listening = new CountDownLatch(1);
            open.add(new Notifications(server.options(), Map.of(PostgresSettings.CHANNEL, settings::changed), () -> {
                settings.forgetAll();
                listening.countDown();
            }));
            listening.await();
        }
        return new Node(database, settings);
    }

    @Test
    void aSettingThatNobodySetHasItsDefault() throws InterruptedException {
        assertThat(node(false).settings().of(guild).get(AMOUNT)).isEqualTo(10);
    }

    @Test
    void aChangeHoldsAtOnceWhereItWasMadeAndIsRecorded() throws InterruptedException {
        Node node = node(false);
        assertThat(node.settings().of(guild).get(AMOUNT)).isEqualTo(10);

        assertThat(node.settings().set(guild, AMOUNT, " 25 ", ADMIN)).isEqualTo(new Parsed.Valid<>(25));
        assertThat(node.settings().of(guild).get(AMOUNT)).isEqualTo(25);
        node.settings().reset(guild, AMOUNT, ADMIN);
        assertThat(node.settings().of(guild).get(AMOUNT)).isEqualTo(10);

        var changes = node.database()
                .query(sql -> sql.selectFrom(Tables.CHANGE)
                        .where(Tables.CHANGE.GUILD_ID.eq(guild.value()))
                        .orderBy(Tables.CHANGE.ID)
                        .fetch(row -> row.getOldValue() + "→" + row.getNewValue() + " by " + row.getChangedBy()));
        assertThat(changes).containsExactly("null→25 by 42", "25→null by 42");
    }

    @Test
    void aWrongValueChangesNothingAndSaysWhatIsAllowed() throws InterruptedException {
        Node node = node(false);

        assertThat(node.settings().set(guild, AMOUNT, "101", ADMIN))
                .isEqualTo(new Parsed.Invalid<>("\"101\" is not a whole number from 1 to 100"));
        assertThat(node.settings().of(guild).get(AMOUNT)).isEqualTo(10);
    }

    @Test
    void aChangeReachesOtherProcessesByNotification() throws InterruptedException {
        Node here = node(true);
        Node there = node(true);
        assertThat(there.settings().of(guild).get(AMOUNT)).isEqualTo(10);

        here.settings().set(guild, AMOUNT, "50", ADMIN);

        Eventually.holds(
                "the other process sees 50", () -> there.settings().of(guild).get(AMOUNT) == 50);
    }

    @Test
    void aLostNotificationIsFoundByLooking() throws InterruptedException {
        Node here = node(false);
        Node deaf = node(false);
        assertThat(deaf.settings().of(guild).get(AMOUNT)).isEqualTo(10);

        here.settings().set(guild, AMOUNT, "50", ADMIN);
        assertThat(deaf.settings().of(guild).get(AMOUNT)).isEqualTo(10);
        deaf.settings().lookForChanges();

        assertThat(deaf.settings().of(guild).get(AMOUNT)).isEqualTo(50);
    }

    @Test
    void notificationsComeAgainAfterConnectionsBroke() throws InterruptedException {
        Node here = node(false);
        Node there = node(true);
        assertThat(there.settings().of(guild).get(AMOUNT)).isEqualTo(10);

        server.breakConnections(here.database());
        here.settings().set(guild, AMOUNT, "50", ADMIN);

        Eventually.holds(
                "the other process sees 50", () -> there.settings().of(guild).get(AMOUNT) == 50);
    }

    @Test
    void aStoredValueThatNoLongerFitsFallsBackToTheDefault() throws InterruptedException {
        Node node = node(false);
        node.database()
                .query(sql -> sql.insertInto(Tables.VALUE)
                        .columns(Tables.VALUE.GUILD_ID, Tables.VALUE.NAME, Tables.VALUE.VALUE_, Tables.VALUE.CHANGED_BY)
                        .values(guild.value(), AMOUNT.name(), "5000", 1L)
                        .execute());

        assertThat(node.settings().of(guild).get(AMOUNT)).isEqualTo(10);
        assertThat(node.settings().misfits()).isEqualTo(1);
        assertThat(node.settings().stored(guild).misfits())
                .containsExactly(new StoredSettings.Misfit(
                        Slot.of(AMOUNT), "5000", "\"5000\" is not a whole number from 1 to 100"));
    }
}
