package dev.guildhall.javacord;

import static dev.guildhall.javacord.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter against the simulator, as a bot of four shards in one process. */
class JavacordConnectionIT {

    private static final String TAVERN = "Guildhall Tavern";
    private static final String LIBRARY = "Blue Lantern Library";
    private static final Duration WINDOW = Duration.ofMillis(100);

    private final RecordingIntake intake = new RecordingIntake();
    private final List<String> fatal = new CopyOnWriteArrayList<>();
    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
            .with()
            .token("good-token")
            .identifyWindow(WINDOW)
            .heartbeatInterval(Duration.ofSeconds(1))
            .build());
    private final SimulatorControl control = new SimulatorControl(simulator.baseUrl());
    private final DiscordConnection connection = connect("good-token");

    private DiscordConnection connect(String token) {
        ConnectionOptions options = new ConnectionOptions(token, URI.create(simulator.restBase()), 0, 3, 4);
        LocalPermits permits = new LocalPermits(1, WINDOW.multipliedBy(2), 45);
        return new JavacordConnector(options, permits, fatal::add).connect(intake);
    }

    @AfterEach
    void close() {
        connection.close();
        control.close();
        simulator.close();
    }

    private void startAndAwaitReady() throws Exception {
        connection.start();
        eventually(() -> assertThat(connection.shards())
                .allSatisfy(shard -> assertThat(shard.state()).isEqualTo(ShardStatus.State.READY)));
    }

    private static Command rank() {
        return Command.of("rank", "Your rank", call -> Reply.text(""))
                .withOption(Option.of(OptionType.MEMBER, "member", "Whose").optional());
    }

    @Test
    void messagesOfEveryShardArriveAndAreAnswered() throws Exception {
        startAndAwaitReady();
        assertThat(connection.shards().stream().mapToInt(ShardStatus::guilds).sum())
                .isEqualTo(2);
        control.say(TAVERN, "cleo", "ale");
        control.say(LIBRARY, "flora", "hush");
        eventually(() -> assertThat(intake.contents()).containsExactlyInAnyOrder("ale", "hush"));
        MessageCreated ale = intake.messages().stream()
                .filter(message -> message.content().equals("ale"))
                .findFirst()
                .orElseThrow();
        assertThat(ale.guild().toString()).isEqualTo(Scenario.TAVERN.toString());
        assertThat(ale.author().name()).isEqualTo("Cleo");

        OutgoingMessage answer = new OutgoingMessage(
                new MessageBody(
                        "cheers",
                        List.of(Embed.titled("Tab").withField("ale", "1")),
                        List.of(new Attachment("tab.txt", "", "1 ale".getBytes(StandardCharsets.UTF_8)))),
                Optional.of(ale.id()),
                Optional.of("once"));
        MessageId sent = connection.send(ale.channel(), answer);
        assertThat(connection.send(ale.channel(), answer)).isEqualTo(sent);
        JsonNode shown = control.get("/channels/" + ale.channel() + "/messages");
        JsonNode last = shown.get(shown.size() - 1);
        assertThat(last.path("id").asText()).isEqualTo(sent.toString());
        assertThat(last.path("attachments").path(0).path("filename").asText()).isEqualTo("tab.txt");
        assertThat(last.path("embeds").path(0).path("title").asText()).isEqualTo("Tab");
        eventually(() -> assertThat(intake.messages())
                .anySatisfy(own -> assertThat(own.author().bot()).isTrue()));
    }

    @Test
    void commandsOfOneGuildStandBesideTheGlobalOnesAndAreWrittenWhereTheyDiffer() throws Exception {
        startAndAwaitReady();
        GuildId tavern = new GuildId(Long.parseLong(Scenario.TAVERN.toString()));
        List<DeclaredCommand> own = List.of(new DeclaredCommand(rank(), Map.of()));
        assertThat(connection.registerCommands(tavern, own)).isTrue();
        assertThat(connection.registerCommands(tavern, own)).isFalse();
        assertThat(listedIn(Scenario.TAVERN.toString())).containsExactly("rank");
        assertThat(listedIn(Scenario.LIBRARY.toString())).isEmpty();
        assertThat(listedIn("")).isEmpty();

        assertThat(connection.registerCommands(tavern, List.of())).isTrue();
        assertThat(listedIn(Scenario.TAVERN.toString())).isEmpty();
        assertThatThrownBy(() -> connection.registerCommands(new GuildId(1234567890123456789L), own))
                .isInstanceOfSatisfying(DiscordException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(50001);
                    assertThat(refusal.retryable()).isFalse();
                });
    }

    private List<String> listedIn(String guild) throws Exception {
        List<String> names = new ArrayList<>();
        for (JsonNode command : control.get("/state").path("commands")) {
            if (command.path("guild_id").asText().equals(guild)) {
                names.add(command.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void whatSomebodyMayDoInAnyGuildIsAskedOfDiscord() throws Exception {
        startAndAwaitReady();
        JsonNode library = StreamSupport.stream(
                        control.get("/state").path("guilds").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(Scenario.LIBRARY.toString()))
                .findFirst()
                .orElseThrow();
        GuildId guild = new GuildId(Long.parseLong(Scenario.LIBRARY.toString()));
        UserId owner = new UserId(library.path("ownerId").asLong());

        assertThat(connection.lookup().standing(guild, owner)).hasValueSatisfying(standing -> {
            assertThat(standing.name()).isEqualTo(library.path("name").asText());
            assertThat(Permission.MANAGE_GUILD.in(standing.permissions())).isTrue();
        });
        assertThat(connection.lookup().standing(guild, new UserId(1234567890123456789L)))
                .isEmpty();
        assertThat(connection.lookup().standing(new GuildId(1234567890123456789L), owner))
                .isEmpty();
    }

    @Test
    void commandsAreRegisteredOnceAndAnsweredWithFile() throws Exception {
        startAndAwaitReady();
        assertThat(connection.registerCommands(List.of(new DeclaredCommand(rank(), Map.of()))))
                .isTrue();
        assertThat(connection.registerCommands(List.of(new DeclaredCommand(rank(), Map.of()))))
                .isFalse();
        intake.onCommand = command -> command.responder()
                .answer(SignedResponse.plain(Reply.file(
                                "card", new Attachment("card.png", "card", new byte[] {1, 2, 3}))
                        .forCallerOnly()));
        JsonNode answer = control.command(TAVERN, "cleo", "'command':'rank','options':{'member':'dinah'}");
        assertThat(answer.path("status").asText()).isEqualTo("answered");
        assertThat(answer.path("ephemeral").asBoolean()).isTrue();
        assertThat(answer.path("messages")
                        .path(0)
                        .path("attachments")
                        .path(0)
                        .path("filename")
                        .asText())
                .isEqualTo("card.png");
        assertThat(intake.commands.getFirst().arguments().get("member")).isInstanceOf(UserId.class);
        assertThat(intake.commands.getFirst().origin().caller().name()).isEqualTo("Cleo");
    }

    @Test
    void commandThatTakesLongIsDeferred() throws Exception {
        startAndAwaitReady();
        connection.registerCommands(List.of(new DeclaredCommand(rank(), Map.of())));
        intake.onCommand = command -> {
            command.responder().acknowledge(false);
            command.responder().answer(SignedResponse.plain(Reply.embed(Embed.titled("Rank 1"))));
        };
        JsonNode answer = control.command(LIBRARY, "flora", "'command':'rank'");
        assertThat(answer.path("deferred").asBoolean()).isTrue();
        assertThat(answer.path("messages")
                        .path(0)
                        .path("embeds")
                        .path(0)
                        .path("title")
                        .asText())
                .isEqualTo("Rank 1");
    }

    @Test
    void fiftyCommandsAtOnceAreAllAnsweredInTime() throws Exception {
        startAndAwaitReady();
        connection.registerCommands(List.of(new DeclaredCommand(rank(), Map.of())));
        intake.onCommand = command -> command.responder().answer(SignedResponse.plain(Reply.text("hi")));
        List<Future<JsonNode>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> control.command(TAVERN, "cleo", "'command':'rank'")));
            }
        }
        for (Future<JsonNode> answer : answers) {
            assertThat(answer.get().path("status").asText()).isEqualTo("answered");
        }
    }

    @Test
    void permissionsAreThoseThatDiscordComputes() throws Exception {
        startAndAwaitReady();
        connection.registerCommands(List.of(new DeclaredCommand(rank(), Map.of())));
        intake.onCommand = command -> command.responder().answer(SignedResponse.plain(Reply.text("hi")));
        for (String author : List.of("bram", "cleo", "dinah")) {
            control.command(TAVERN, author, "'command':'rank'");
        }
        assertThat(intake.commands)
                .allSatisfy(command -> assertThat(connection.permissions(
                                command.guild(),
                                command.origin().place().channel(),
                                command.origin().caller()))
                        .isEqualTo(command.origin().permissions()));
        assertThat(intake.commands)
                .anyMatch(command -> Permission.MANAGE_GUILD.in(command.origin().permissions()));
        assertThat(intake.commands)
                .anyMatch(
                        command -> !Permission.MANAGE_GUILD.in(command.origin().permissions()));
        var first = intake.commands.getFirst();
        assertThat(connection.permissions(
                        new GuildId(1),
                        first.origin().place().channel(),
                        first.origin().caller()))
                .isZero();
    }

    @Test
    void dropsUnderTrafficLoseNoMessage() throws Exception {
        startAndAwaitReady();
        for (int i = 0; i < 60; i++) {
            if (i % 20 == 10) {
                control.fault("{'kind':'drop'}");
            }
            control.say(TAVERN, "cleo", "m" + i);
        }
        List<String> all = IntStream.range(0, 60).mapToObj(i -> "m" + i).toList();
        eventually(() -> assertThat(intake.contents()).containsExactlyElementsOf(all));
        assertThat(connection.shards())
                .allSatisfy(shard -> assertThat(shard.identifies()).isEqualTo(1));
    }

    @Test
    void reconnectAndInvalidSessionAreSurvived() throws Exception {
        startAndAwaitReady();
        control.fault("{'kind':'reconnect','shard':0}");
        eventually(() -> assertThat(connection.shards().get(0).resumes()).isEqualTo(1));
        control.fault("{'kind':'invalid-session','shard':2,'resumable':false}");
        eventually(() -> assertThat(connection.shards().get(2).identifies()).isEqualTo(2));
        eventually(() -> assertThat(connection.shards().get(2).guilds()).isEqualTo(1));
        control.say(TAVERN, "cleo", "one");
        control.say(LIBRARY, "flora", "two");
        eventually(() -> assertThat(intake.contents()).contains("one", "two"));
        assertThat(fatal).isEmpty();
    }

    @Test
    void lostAcknowledgementsAreNoticed() throws Exception {
        startAndAwaitReady();
        // More than one, because the answer to a beat that the simulator itself asked for may be among those that are
        // lost.
        control.fault("{'kind':'lost-ack','shard':0,'count':5}");
        eventually(() -> assertThat(connection.shards().get(0).resumes()).isPositive());
        control.clearFaults();
        control.say(TAVERN, "cleo", "alive");
        eventually(() -> assertThat(intake.contents()).containsExactly("alive"));
    }

    @Test
    void stalledConnectionIsReplacedAndMissedMessagesCome() throws Exception {
        startAndAwaitReady();
        control.fault("{'kind':'stall','shard':0,'millis':60000}");
        control.say(TAVERN, "cleo", "held back");
        eventually(() -> assertThat(intake.contents()).containsExactly("held back"));
    }

    @Test
    void limitsAndServerErrorsDelayButLoseNothing() throws Exception {
        startAndAwaitReady();
        control.say(TAVERN, "cleo", "hi");
        eventually(() -> assertThat(intake.messages()).hasSize(1));
        control.fault("{'kind':'rate-limit','scope':'user','retryAfter':0.2,'count':1}");
        control.fault("{'kind':'server-error','status':502,'count':1}");
        var channel = intake.messages().getFirst().channel();
        for (int i = 0; i < 6; i++) {
            connection.send(channel, OutgoingMessage.of(MessageBody.text("answer " + i)));
        }
        eventually(() ->
                assertThat(intake.contents()).contains("answer 0", "answer 5").doesNotHaveDuplicates());
    }

    @Test
    void recommendedShardsAreToldAndWrongTokenIsRefused() {
        GatewayInfo info = JavacordConnector.fetchGatewayInfo(URI.create(simulator.restBase()), "good-token");
        assertThat(info.shards()).isEqualTo(4);
        assertThat(info.maxConcurrency()).isEqualTo(1);
        assertThat(info.remaining()).isEqualTo(1000);
        assertThatThrownBy(() -> JavacordConnector.fetchGatewayInfo(URI.create(simulator.restBase()), "wrong-token"))
                .hasMessageContaining("DISCORD_TOKEN")
                .hasMessageNotContaining("wrong-token");
    }
}
