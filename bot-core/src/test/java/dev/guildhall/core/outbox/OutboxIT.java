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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {

    private static final GuildId GUILD = new GuildId(7L << 22);
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
                                Action.of("xp.which", "").openToEverybody())));
        database.transaction(sql -> {
            outbox.send(sql, GUILD, new ChannelId(1), body);
            return true;
        });

        try (OutboxDelivery delivery = new OutboxDelivery(database, ALL, discord, SIGNER)) {
            Eventually.holds("a delivery", () -> delivery.status().delivered() == 1);
        }

        OutgoingMessage sent = discord.sent.getFirst().message();
        assertThat(sent.body()).isEqualTo(body);
        assertThat(sent.signed().customIds()).hasSize(2).doesNotHaveDuplicates();
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

    /** Takes messages, or fails as it was told. */
    private static final class RecordingDiscord implements Discord {

        private record Sent(ChannelId channel, OutgoingMessage message) {}

        private final List<Sent> sent = new CopyOnWriteArrayList<>();
        private final List<OutgoingMessage> attempted = new CopyOnWriteArrayList<>();
        private final Queue<DiscordException> failures = new ConcurrentLinkedQueue<>();

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
            return new ChannelId(person.value() + 1);
        }

        @Override
        public void assignRole(GuildId guild, UserId member, RoleId role, boolean has, String reason) {}

        @Override
        public boolean registerCommands(List<DeclaredCommand> commands) {
            return false;
        }

        @Override
        public long permissions(GuildId guild, ChannelId channel, Member member) {
            return 0;
        }
    }
}
