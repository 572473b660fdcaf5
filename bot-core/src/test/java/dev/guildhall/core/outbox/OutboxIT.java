package dev.guildhall.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.database.TestDatabase;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.core.test.Eventually;
import dev.guildhall.db.jooq.core.Tables;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class OutboxIT {

    private static final GuildId GUILD = new GuildId(7L << 22);
    private static final UserId ADA = new UserId(7);
    private static final UserId BEN = new UserId(8);
    private static final RoleId BRONZE = new RoleId(1);
    private static final ActionSigner SIGNER = new ActionSigner(() -> new byte[32]);
    private static final ShardRange ALL = new ShardRange(0, 3, 4);

    private static TestDatabase server;

    private final RecordingDiscord discord = new RecordingDiscord();
    private final PostgresOutbox outbox = new PostgresOutbox();
    private PooledDatabase database;

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
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void enqueue(GuildId guild, long channel, String text) {
        database.transaction(sql -> {
            outbox.send(sql, guild, new ChannelId(channel), MessageBody.text(text));
            return true;
        });
    }

    private int left() {
        return database.query(sql -> sql.fetchCount(Tables.OUTBOX));
    }

    @Test
    void entriesAreDeliveredInTheOrderOfTheirChannelAndRemoved() {
        IntStream.range(0, 250).forEach(i -> enqueue(GUILD, 1 + i % 2, "message " + i));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("250 deliveries", () -> delivery.status().delivered() == 250);
        }

        assertThat(discord.texts(1))
                .containsExactlyElementsOf(IntStream.range(0, 125)
                        .mapToObj(i -> "message " + 2 * i)
                        .toList());
        assertThat(left()).isZero();
    }

    @Test
    void embedsSurviveTheWayThroughTheDatabase() {
        Embed embed = Embed.titled("Level up")
                .withDescription("Ada")
                .withField("Level", "5")
                .withFooter("well done");
        database.transaction(sql -> {
            outbox.send(sql, GUILD, new ChannelId(1), MessageBody.embed(embed));
            return true;
        });

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a delivery", () -> delivery.status().delivered() == 1);
        }

        assertThat(discord.sent.getFirst().message().body()).isEqualTo(MessageBody.embed(embed));
    }

    @Test
    void buttonsSurviveTheWayThroughTheDatabaseAndAreSignedWhenTheyAreSent() {
        Action mute = Action.of("xp.mute", "7").onlyFor(new UserId(42)).withLifetime(Duration.ofDays(7));
        MessageBody body = MessageBody.text("Level 5!")
                .withRows(
                        Row.of(
                                Component.Button.of("Mute", mute).styled(Component.Style.DANGER),
                                new Component.LinkButton("Rules", URI.create("https://example.org/"))),
                        Row.of(Component.Select.of(
                                "Which",
                                List.of(new Component.Choice("One", "1", "the first", true)),
                                Action.of("xp.which", "").openToEverybody())),
                        Row.of(new Component.Select(
                                        Component.Offer.ROLES,
                                        "Roles",
                                        List.of(),
                                        0,
                                        2,
                                        Action.of("xp.roles", "").openToEverybody())
                                .choosing(List.of("600000000000000023"))));
        database.transaction(sql -> {
            outbox.send(sql, GUILD, new ChannelId(1), body);
            return true;
        });

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a delivery", () -> delivery.status().delivered() == 1);
        }

        OutgoingMessage sent = discord.sent.getFirst().message();
        assertThat(sent.body()).isEqualTo(body);
        assertThat(sent.signed().customIds()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whatWasRolledBackIsNeverSent() {
        assertThatThrownBy(() -> database.transaction(sql -> {
                    outbox.send(sql, GUILD, new ChannelId(1), MessageBody.text("never"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(left()).isZero();
    }

    @Test
    void aFailureThatMayPassIsTriedAgainWithTheSameNonce() {
        discord.failures.add(new DiscordException("502", true, 0));
        enqueue(GUILD, 1, "hello");

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a delivery", () -> delivery.status().delivered() == 1);
            assertThat(delivery.status().retried()).isEqualTo(1);
        }

        assertThat(discord.attempted).hasSize(2);
        assertThat(discord.attempted.get(0)).isEqualTo(discord.attempted.get(1));
        assertThat(discord.attempted.get(0).nonce()).isPresent();
    }

    @Test
    void whatIsTriedAgainIsNotOvertaken() {
        discord.failures.add(new DiscordException("502", true, 0));
        enqueue(GUILD, 1, "first");
        enqueue(GUILD, 1, "second");

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("two deliveries", () -> delivery.status().delivered() == 2);
        }

        assertThat(discord.texts(1)).containsExactly("first", "second");
    }

    @Test
    void anEntryThatThisVersionCannotReadIsKept() {
        enqueue(GUILD, 1, "hello");
        database.query(sql -> sql.execute("update core.outbox set body = '{\"newer\": true}'"));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a try", () -> delivery.status().retried() == 1);
        }

        assertThat(left()).isEqualTo(1);
    }

    @Test
    void aChannelThatIsGoneIsGivenUp() {
        discord.failures.add(new DiscordException("unknown channel", false, 10003));
        enqueue(GUILD, 1, "hello");

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a refusal", () -> delivery.status().refused() == 1);
        }

        assertThat(left()).isZero();
        assertThat(discord.sent).isEmpty();
    }

    private void add(Errand... errands) {
        database.transaction(sql -> {
            outbox.add(sql, List.of(errands));
            return true;
        });
    }

    @Test
    void rolesAndDirectMessagesAreCarriedOutInTheOrderOfEachPerson() {
        add(
                new Errand.GiveRole(GUILD, ADA, BRONZE, "level 5"),
                new Errand.TakeRole(GUILD, ADA, BRONZE, "level 4"),
                new Errand.GiveRole(GUILD, BEN, BRONZE, "level 5"),
                new Errand.SendDirect(GUILD, ADA, MessageBody.text("well done")));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("four deliveries", () -> delivery.status().delivered() == 4);
        }

        assertThat(discord.roles)
                .filteredOn(change -> change.startsWith("7"))
                .containsExactly("7 true level 5", "7 false level 4");
        assertThat(discord.roles).contains("8 true level 5");
        assertThat(discord.texts(RecordingDiscord.DIRECT + 7)).containsExactly("well done");
        assertThat(left()).isZero();
    }

    @Test
    void aRoleThatIsToBeTriedAgainIsNotOvertakenByWhatIsAddedMeanwhile() {
        discord.failures.add(new DiscordException("502", true, 0));
        add(new Errand.GiveRole(GUILD, ADA, BRONZE, "first"));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a try in vain", () -> delivery.status().retried() == 1);
            add(new Errand.TakeRole(GUILD, ADA, BRONZE, "second"));
            delivery.wake();
            Eventually.holds("two deliveries", () -> delivery.status().delivered() == 2);
        }

        assertThat(discord.roles).containsExactly("7 true first", "7 false second");
    }

    @Test
    void whatACrashedProcessHeldIsNotOvertakenByWhatWaitedBehindIt() {
        List<Errand> errands = IntStream.range(0, 200)
                .<Errand>mapToObj(i -> new Errand.GiveRole(GUILD, ADA, BRONZE, "level " + i))
                .toList();
        add(errands.toArray(Errand[]::new));
        database.query(sql -> sql.execute("update core.outbox set due_at = now() - interval '1 hour'"
                + " where id > (select min(id) + 20 from core.outbox)"));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("200 deliveries", () -> delivery.status().delivered() == 200);
        }

        assertThat(discord.roles)
                .containsExactlyElementsOf(IntStream.range(0, 200)
                        .mapToObj(i -> "7 true level " + i)
                        .toList());
    }

    @Test
    void whatIsAddedTakesOneStatementAndIsToldOnce() throws SQLException {
        List<Errand> errands = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            errands.add(new Errand.GiveRole(GUILD, new UserId(i), BRONZE, "level 5"));
            errands.add(new Errand.SendMessage(GUILD, new ChannelId(i), MessageBody.text("level 5")));
        }
        AtomicInteger statements = new AtomicInteger();
        try (Connection listening = DriverManager.getConnection(
                server.options().jdbcUrl(),
                server.options().user(),
                server.options().password())) {
            try (Statement listen = listening.createStatement()) {
                listen.execute("LISTEN " + PostgresOutbox.CHANNEL);
            }
            database.transaction(sql -> {
                outbox.add(
                        sql.configuration()
                                .derive(ExecuteListener.onExecuteStart(context -> statements.incrementAndGet()))
                                .dsl(),
                        errands);
                return true;
            });
            PGNotification[] told = listening.unwrap(PGConnection.class).getNotifications(10_000);
            assertThat(told).hasSize(1);
        }
        assertThat(statements).hasValue(1);
        assertThat(left()).isEqualTo(1_000);
    }

    @Test
    void whatIsDeliveredAboutTheSameTimeIsRemovedTogether() {
        List<Errand> errands = IntStream.range(0, 400)
                .<Errand>mapToObj(i -> new Errand.GiveRole(GUILD, new UserId(i), BRONZE, "level 5"))
                .toList();
        add(errands.toArray(Errand[]::new));
        CountedDatabase counted = new CountedDatabase(database, new AtomicInteger());

        try (OutboxDelivery delivery = new OutboxDelivery(counted, ALL, discord, SIGNER)) {
            Eventually.holds("400 deliveries", () -> delivery.status().delivered() == 400);
        }

        assertThat(left()).isZero();
        // One statement each would be 400, and as many to take them.
        assertThat(counted.calls()).hasValueLessThan(200);
    }

    @Test
    void aGuildWithManyEntriesKeepsNobodyWaiting() {
        GuildId large = new GuildId(1L << 22);
        discord.slow = Optional.of(large);
        add(IntStream.range(0, 2_000)
                .mapToObj(i -> new Errand.GiveRole(large, new UserId(i), BRONZE, "level 5"))
                .toArray(Errand[]::new));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds(
                    "the large guild has its share", () -> discord.waiting.get() == OutboxStore.LANES_OF_SHARE);
            IntStream.range(100, 200).forEach(i -> enqueue(new GuildId((long) i << 22), i, "level 5"));
            enqueue(large, 10_000, "level 5");
            // She is one of those for whom the large guild waits.
            add(new Errand.GiveRole(GUILD, ADA, BRONZE, "elsewhere"));
            delivery.wake();
            Eventually.holds("102 deliveries", () -> delivery.status().delivered() == 102);
            assertThat(discord.roles).containsExactly("7 true elsewhere");
            assertThat(discord.most).hasValue(OutboxStore.LANES_OF_SHARE);

            discord.goOn.countDown();
            Eventually.holds("all deliveries", () -> delivery.status().delivered() == 2_102);
        }
        assertThat(left()).isZero();
        assertThat(discord.most).hasValue(OutboxStore.LANES_OF_SHARE);
    }

    @Test
    void whatIsDueIsFoundBehindManyGuildsWhoseEntriesArePutOff() {
        IntStream.rangeClosed(1, 2 * OutboxGuilds.AT_ONCE)
                .forEach(i -> enqueue(new GuildId((long) i << 22), 1, "later"));
        database.query(sql -> sql.execute("update core.outbox set due_at = now() + interval '1 hour'"));
        enqueue(new GuildId(1_000L << 22), 1, "now");
        enqueue(new GuildId(2L << 22), 2, "now, too");

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("two deliveries", () -> delivery.status().delivered() == 2);
        }

        assertThat(discord.texts(1)).containsExactly("now");
        assertThat(discord.texts(2)).containsExactly("now, too");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatOneLookReadsDoesNotGrowWithWhatWaits(boolean analyzed) {
        database.query(sql -> sql.execute("insert into core.outbox (guild_id, kind, user_id, role_id, reason)"
                + " select 4194304, 'give-role', n, 1, 'level 5' from generate_series(1, 20000) n"));
        IntStream.range(100, 150).forEach(i -> enqueue(new GuildId((long) i << 22), i, "level 5"));
        if (analyzed) {
            database.query(sql -> sql.execute("analyze core.outbox"));
        }
        ReadingDatabase reading = new ReadingDatabase(database, new LongAdder());

        List<OutboxEntry> claimed = new OutboxStore(reading, ALL).claim(64, Duration.ofSeconds(30), List.of());

        assertThat(claimed)
                .extracting(OutboxEntry::guild)
                .hasSize(OutboxStore.LANES_OF_SHARE + 50)
                .contains(149L << 22);
        assertThat(reading.rows().sum()).isBetween(58L, 1_000L);
    }

    @Test
    void whatIsUnderWayIsNotTakenByAnotherProcessHoweverLongDiscordTakes() {
        Duration lease = Duration.ofMillis(600);
        RecordingDiscord other = new RecordingDiscord();
        discord.slow = Optional.of(GUILD);
        add(new Errand.GiveRole(GUILD, ADA, BRONZE, "first"));

        try (OutboxDelivery one = new OutboxDelivery(database, ALL, discord, SIGNER, lease)) {
            Eventually.holds("a call", () -> discord.waiting.get() == 1);
            try (OutboxDelivery two = new OutboxDelivery(database, ALL, other, SIGNER, lease)) {
                add(new Errand.TakeRole(GUILD, ADA, BRONZE, "second"));
                database.transaction(sql -> {
                    outbox.send(sql, GUILD, new ChannelId(1), MessageBody.text("after some leases"));
                    return sql.execute(
                            "update core.outbox set due_at = now() + interval '3 seconds' where kind = 'message'");
                });
                Eventually.holds(
                        "a delivery",
                        () -> one.status().delivered() + two.status().delivered() == 1);
                assertThat(other.roles).isEmpty();
                assertThat(discord.roles).isEmpty();

                discord.goOn.countDown();
                Eventually.holds(
                        "three deliveries",
                        () -> one.status().delivered() + two.status().delivered() == 3);
            }
        }
        assertThat(discord.roles).startsWith("7 true first");
        assertThat(Stream.concat(discord.roles.stream(), other.roles.stream()))
                .containsExactly("7 true first", "7 false second");
    }

    @ParameterizedTest
    @ValueSource(ints = {10007, 10011, 50013})
    void aRoleThatDiscordWillNeverGiveIsGivenUpAndHoldsNobodyUp(int code) {
        discord.failures.add(new DiscordException("refused", false, code));
        add(new Errand.GiveRole(GUILD, ADA, BRONZE, "first"), new Errand.GiveRole(GUILD, ADA, new RoleId(2), "second"));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a delivery", () -> delivery.status().delivered() == 1);
            assertThat(delivery.status().refused()).isEqualTo(1);
        }

        assertThat(discord.roles).containsExactly("7 true second");
        assertThat(left()).isZero();
    }

    @Test
    void nothingIsLostWhileTheTokenIsNotAccepted() {
        IntStream.range(0, 3).forEach(i -> discord.failures.add(new DiscordException("401", true, 0)));
        add(new Errand.GiveRole(GUILD, ADA, BRONZE, "level 5"));
        add(new Errand.GiveRole(GUILD, BEN, BRONZE, "level 5"));
        add(new Errand.SendDirect(GUILD, BEN, MessageBody.text("well done")));

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("three tries in vain", () -> delivery.status().retried() == 3);
        }

        assertThat(left()).isEqualTo(3);
    }

    @Test
    void eachProcessServesItsOwnShards() {
        for (long shard = 0; shard < 4; shard++) {
            enqueue(new GuildId(shard << 22), 1, "shard " + shard);
        }

        try (OutboxDelivery delivery = new OutboxDelivery(database, new ShardRange(1, 2, 4), discord, SIGNER)) {
            Eventually.holds("two deliveries", () -> delivery.status().delivered() == 2);
        }

        assertThat(discord.texts(1)).containsExactlyInAnyOrder("shard 1", "shard 2");
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void filesAreRefusedBeforeAnythingIsWritten() {
        MessageBody body =
                new MessageBody("", List.of(), List.of(new Attachment("card.png", "a card", new byte[] {1})));

        assertThatThrownBy(() -> database.transaction(sql -> {
                    outbox.send(sql, GUILD, new ChannelId(1), body);
                    return true;
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(left()).isZero();
    }

    /** Counts how often the database is used. */
    private record CountedDatabase(Database database, AtomicInteger calls) implements Database {

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            calls.incrementAndGet();
            return database.query(work);
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            calls.incrementAndGet();
            return database.transaction(work);
        }
    }

    /** Takes messages and roles, or fails as it was told. */
    private static final class RecordingDiscord implements Discord {

        private static final long DIRECT = 1_000_000;

        private final List<String> roles = new CopyOnWriteArrayList<>();

        private record Sent(ChannelId channel, OutgoingMessage message) {}

        private final List<Sent> sent = new CopyOnWriteArrayList<>();
        private final List<OutgoingMessage> attempted = new CopyOnWriteArrayList<>();
        private final Queue<DiscordException> failures = new ConcurrentLinkedQueue<>();
        /** Whose roles take until {@link #goOn}. */
        private volatile Optional<GuildId> slow = Optional.empty();

        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public MessageId send(ChannelId channel, OutgoingMessage message) {
            attempted.add(message);
            Optional.ofNullable(failures.poll()).ifPresent(failure -> {
                throw failure;
            });
            sent.add(new Sent(channel, message));
            return new MessageId(sent.size());
        }

        private List<String> texts(long channel) {
            return sent.stream()
                    .filter(each -> each.channel().value() == channel)
                    .map(each -> each.message().body().text())
                    .toList();
        }

        @Override
        public ChannelId directChannel(UserId person) {
            return new ChannelId(DIRECT + person.value());
        }

        @Override
        public void assignRole(GuildId guild, UserId member, RoleId role, boolean has, String reason) {
            if (slow.filter(guild::equals).isPresent()) {
                most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                await(goOn);
                waiting.decrementAndGet();
            }
            Optional.ofNullable(failures.poll()).ifPresent(failure -> {
                throw failure;
            });
            roles.add(member + " " + has + " " + reason);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean registerCommands(List<DeclaredCommand> commands) {
            return false;
        }

        @Override
        public boolean registerCommands(GuildId guild, List<DeclaredCommand> commands) {
            return false;
        }

        @Override
        public long permissions(GuildId guild, ChannelId channel, Member member) {
            return 0;
        }
    }
}
