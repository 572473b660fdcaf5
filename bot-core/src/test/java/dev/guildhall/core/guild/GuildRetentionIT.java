package dev.guildhall.core.guild;

import static dev.guildhall.db.jooq.core.Tables.GUILD_LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.database.TestDatabase;
import dev.guildhall.core.outbox.ShardRange;
import dev.guildhall.core.setting.PostgresSettings;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuildRetentionIT {

    private static final SettingKey<Integer> AMOUNT =
            new SettingKey<>("test.amount", SettingTypes.integer(1, 100), 10, "How much");
    private static final AtomicLong NEXT_GUILD = new AtomicLong(900_000);

    private static TestDatabase server;

    private final GuildId guild = new GuildId(NEXT_GUILD.incrementAndGet());
    private final PooledDatabase database = new PooledDatabase(server.options());
    private final PostgresSettings settings = new PostgresSettings(database);
    private final Served guilds = new Served(new HashSet<>());
    private final AtomicBoolean complete = new AtomicBoolean(true);
    private final GuildRetention retention = new GuildRetention(
            database,
            guilds,
            new ShardRange(0, 0, 1),
            Duration.ofDays(30),
            complete::get,
            gone -> settings.changed(gone.toString()));

    GuildRetentionIT() {
        settings.declare("test", AMOUNT);
        settings.set(guild, AMOUNT, "50", new UserId(42));
        guilds.served().add(guild);
    }

    @BeforeAll
    static void start() throws Exception {
        server = new TestDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void close() {
        database.<Integer>query(sql -> sql.deleteFrom(GUILD_LEFT).execute());
        database.close();
    }

    private void leave() {
        guilds.served().remove(guild);
        retention.left(new GuildLeft(guild));
    }

    private void wait(int days) {
        OffsetDateTime then = OffsetDateTime.now(ZoneOffset.UTC).minusDays(days);
        database.<Integer>query(
                sql -> sql.update(GUILD_LEFT).set(GUILD_LEFT.LEFT_AT, then).execute());
    }

    private boolean isLeft() {
        return database.<Boolean>query(sql -> sql.fetchExists(GUILD_LEFT, GUILD_LEFT.GUILD_ID.eq(guild.value())));
    }

    @Test
    void everythingOfAGuildGoesAfterTheGracePeriodAndNothingBefore() {
        leave();
        wait(29);
        retention.purge();
        assertThat(settings.stored(guild).texts()).hasSize(1);
        assertThat(retention.count()).isEqualTo(1);

        wait(31);
        retention.purge();

        assertThat(settings.stored(guild).texts()).isEmpty();
        assertThat(settings.page(guild, Optional.empty(), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(settings.of(guild).get(AMOUNT)).isEqualTo(10);
        assertThat(retention.count()).isZero();
        assertThat(isLeft()).isFalse();
    }

    @Test
    void othersKeepTheirs() {
        GuildId other = new GuildId(NEXT_GUILD.incrementAndGet());
        settings.set(other, AMOUNT, "60", new UserId(42));
        guilds.served().add(other);
        leave();
        wait(31);

        retention.purge();

        assertThat(settings.of(other).get(AMOUNT)).isEqualTo(60);
    }

    @Test
    void whoComesBackHasEverythingAgain() {
        leave();
        wait(29);

        guilds.served().add(guild);
        retention.available(new GuildAvailable(guild, Map.of(), List.of(), Instant.now()));
        retention.purge();

        assertThat(isLeft()).isFalse();
        assertThat(settings.of(guild).get(AMOUNT)).isEqualTo(50);
    }

    @Test
    void anOutageDeletesNothing() {
        leave();
        wait(31);
        complete.set(false);
        retention.reconcile();
        retention.purge();
        assertThat(settings.stored(guild).texts()).hasSize(1);

        guilds.served().add(guild);
        complete.set(true);
        retention.purge();
        assertThat(settings.stored(guild).texts()).hasSize(1);
    }

    @Test
    void whoWasRemovedWhileNobodyRanIsFoundAndWhoCameBackToo() {
        guilds.served().remove(guild);
        complete.set(false);
        retention.reconcile();
        assertThat(isLeft()).isFalse();

        complete.set(true);
        retention.reconcile();
        assertThat(isLeft()).isTrue();
        assertThat(settings.stored(guild).texts()).hasSize(1);

        guilds.served().add(guild);
        retention.reconcile();
        assertThat(isLeft()).isFalse();
    }

    @Test
    void guildsOfOtherProcessesAreTheirs() {
        GuildRetention elsewhere = new GuildRetention(
                database, guilds, new ShardRange(1, 1, 2), Duration.ofDays(30), () -> true, gone -> {});
        leave();
        wait(31);

        elsewhere.reconcile();
        elsewhere.purge();

        assertThat(elsewhere.count()).isZero();
        assertThat(settings.stored(guild).texts()).hasSize(1);
    }

    @Test
    void everyTableOfEveryModuleIsFound() {
        assertThat(new GuildTables(database)
                        .all().stream()
                                .map(name -> String.join(".", name.getName()))
                                .toList())
                .contains("core.outbox", "settings.value", "settings.change", "settings.own_value", "settings.draft")
                .doesNotContain("core.guild_left");
    }

    /** Which guilds are there; the rest is not asked for. */
    private record Served(Set<GuildId> served) implements Guilds {

        @Override
        public Optional<Guild> guild(GuildId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Member> member(GuildId id, UserId member) {
            return Optional.empty();
        }

        @Override
        public List<Member> membersAfter(GuildId id, UserId after) {
            return List.of();
        }

        @Override
        public long permissions(GuildId id, Place place, Member member) {
            return 0;
        }
    }
}
