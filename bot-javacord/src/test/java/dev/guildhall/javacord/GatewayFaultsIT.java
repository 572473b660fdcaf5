package dev.guildhall.javacord;

import static dev.guildhall.javacord.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the adapter does where Discord, the network or Javacord misbehaves. */
class GatewayFaultsIT {

    private static final long ADMINISTRATOR = 8;
    private static final long BEYOND_JAVACORD = 1L << 50;

    /** As Discord may send it one day: without region, and without much else that Javacord relies on. */
    private static final String BARE_GUILD = """
            {"id":"100","name":"Bare","owner_id":"1","roles":[
              {"id":"100","name":"@everyone","permissions":"1024"},
              {"id":"101","name":"speaker","permissions":"1125899906844672"},
              {"id":"102","name":"admin","permissions":"8"}],
             "channels":[
              {"id":"200","type":0,"name":"general","permission_overwrites":[
                {"id":"100","type":0,"allow":"0","deny":"1024"},
                {"id":"101","type":0,"allow":"1024","deny":"0"},
                {"id":"7","type":1,"allow":"32","deny":"2048"}]},
              {"id":"201","type":2,"name":"Voice"},
              {"id":"202","type":16,"name":"media"}],
             "threads":[
              {"id":"301","type":11,"name":"orphan","parent_id":"298","guild_id":"100"},
              {"id":"300","type":11,"name":"thread","parent_id":"200","guild_id":"100"}]}
            """.replace("\n", " ");

    private static final String PRIVATE_COMMAND =
            "{\"id\":\"600\",\"application_id\":\"42\",\"type\":2,\"token\":\"s3cret\",\"channel_id\":\"1\","
                    + "\"user\":{\"id\":\"7\",\"username\":\"u\"},\"data\":{\"name\":\"rank\",\"type\":1}}";

    private static final Member OWNER = new Member(new UserId(1), "owner", false, List.of());
    private static final Member PLAIN = new Member(new UserId(8), "plain", false, List.of());
    private static final Member ADMIN = new Member(new UserId(8), "admin", false, List.of(new RoleId(102)));

    /** What the channel allows this one shows that the channel is cached. */
    private static final Member OVERWRITTEN = new Member(new UserId(7), "user", false, List.of(new RoleId(101)));

    private final RecordingIntake intake = new RecordingIntake();
    private final List<String> fatal = new CopyOnWriteArrayList<>();
    private final List<Integer> identifyTurns = new CopyOnWriteArrayList<>();
    private FakeGateway gateway = new FakeGateway(1000);
    private DiscordConnection connection = connect("good-token");

    private DiscordConnection connect(String token) {
        Permits permits = new Permits() {
            @Override
            public void awaitIdentify(int shard) {
                identifyTurns.add(shard);
            }

            @Override
            public void awaitRest() {}

            @Override
            public void pauseRest(Duration time) {}
        };
        ConnectionOptions options = new ConnectionOptions(token, gateway.restBase(), 0, 0, 1);
        return new JavacordConnector(options, permits, fatal::add).connect(intake);
    }

    @AfterEach
    void close() {
        connection.close();
        gateway.close();
    }

    private ShardStatus status() {
        return connection.shards().getFirst();
    }

    private void startAndAwaitReady() throws Exception {
        connection.start();
        eventually(() -> assertThat(status().state()).isEqualTo(ShardStatus.State.READY));
    }

    private void say(String content) {
        gateway.dispatch("MESSAGE_CREATE", message(content, "\"guild_id\":\"100\","));
    }

    private static String message(String content, String guild) {
        return "{\"id\":\"500\",\"type\":0,\"channel_id\":\"200\"," + guild + "\"content\":\"" + content
                + "\",\"author\":{\"id\":\"7\",\"username\":\"user\",\"global_name\":\"Display\"},"
                + "\"member\":{\"nick\":null,\"roles\":[\"101\"]}}";
    }

    @Test
    void messagesArriveAsRecordsWithTheNameThatTheGuildSees() throws Exception {
        gateway.guild(BARE_GUILD);
        startAndAwaitReady();
        say("hello");
        eventually(() -> assertThat(intake.messages()).hasSize(1));
        MessageCreated message = intake.messages().getFirst();
        assertThat(message.guild()).isEqualTo(new GuildId(100));
        assertThat(message.author()).isEqualTo(new Member(new UserId(7), "Display", false, List.of(new RoleId(101))));
        assertThat(gateway.identify().path("intents").asInt())
                .isEqualTo(1 | 1 << 1 | 1 << 7 | 1 << 9 | 1 << 10 | 1 << 15);
        assertThat(status()).isEqualTo(new ShardStatus(0, ShardStatus.State.READY, 1, status().latencyMillis(), 0, 1));
        assertThat(identifyTurns).containsExactly(0);
    }

    @Test
    void guildWithoutRegionIsCachedWithEveryPermissionBit() throws Exception {
        gateway.guild(BARE_GUILD);
        startAndAwaitReady();
        eventually(() -> assertThat(permissions(300, OVERWRITTEN)).isEqualTo(1024 | 32 | BEYOND_JAVACORD));
        assertThat(permissions(200, OVERWRITTEN)).isEqualTo(1024 | 32 | BEYOND_JAVACORD);
        Member speaker = new Member(new UserId(8), "speaker", false, List.of(new RoleId(101)));
        assertThat(permissions(200, speaker)).isEqualTo(1024 | 2048 | BEYOND_JAVACORD);
        assertThat(permissions(200, PLAIN)).isZero();
        assertThat(permissions(201, PLAIN)).isEqualTo(1024);
        assertThat(permissions(202, PLAIN)).isEqualTo(1024);
        assertThat(permissions(200, OWNER)).isEqualTo(permissions(200, ADMIN));
        assertThat(permissions(200, OWNER) & ADMINISTRATOR).isNotZero();
    }

    @Test
    void channelThatIsNotCachedYetHasThePermissionsOfTheGuild() throws Exception {
        gateway.guild(BARE_GUILD);
        startAndAwaitReady();
        eventually(() -> assertThat(permissions(300, OVERWRITTEN)).isEqualTo(1024 | 32 | BEYOND_JAVACORD));
        long threadWithoutParent = 301;
        for (long unknown : new long[] {999, threadWithoutParent}) {
            assertThat(permissions(unknown, OWNER) & ADMINISTRATOR).isNotZero();
            assertThat(permissions(unknown, ADMIN)).isEqualTo(permissions(unknown, OWNER));
            assertThat(permissions(unknown, PLAIN)).isEqualTo(1024);
            assertThat(permissions(unknown, OVERWRITTEN)).isEqualTo(1024 | 2048 | BEYOND_JAVACORD);
        }
        assertThat(connection.permissions(new GuildId(101), new ChannelId(200), OWNER))
                .isZero();
    }

    private long permissions(long channel, Member member) {
        return connection.permissions(new GuildId(100), new ChannelId(channel), member);
    }

    @Test
    void changesOfTheGuildReachTheCache() throws Exception {
        gateway.guild(BARE_GUILD);
        startAndAwaitReady();
        gateway.dispatch(
                "GUILD_ROLE_UPDATE",
                "{\"guild_id\":\"100\",\"role\":{\"id\":\"100\",\"name\":\"@everyone\",\"permissions\":\"3072\"}}");
        gateway.dispatch("CHANNEL_UPDATE", "{\"id\":\"201\",\"guild_id\":\"100\",\"type\":2,\"name\":\"Voice\"}");
        gateway.dispatch(
                "CHANNEL_CREATE",
                "{\"id\":\"203\",\"guild_id\":\"100\",\"type\":0,\"name\":\"new\",\"permission_overwrites\":["
                        + "{\"id\":\"100\",\"type\":0,\"allow\":\"32\",\"deny\":\"0\"}]}");
        eventually(() -> assertThat(permissions(203, PLAIN)).isEqualTo(3072 | 32));
        gateway.dispatch("GUILD_UPDATE", "{\"id\":\"100\",\"name\":\"Bare\",\"owner_id\":\"8\"}");
        eventually(() -> assertThat(permissions(203, PLAIN)).isEqualTo((1L << 53) - 1));
    }

    @Test
    void messageWithoutGuildIsOfItsChannelsGuild() throws Exception {
        gateway.guild(BARE_GUILD);
        startAndAwaitReady();
        eventually(() -> assertThat(permissions(200, OVERWRITTEN)).isEqualTo(1024 | 32 | BEYOND_JAVACORD));
        gateway.dispatch("MESSAGE_CREATE", message("own", ""));
        eventually(() -> assertThat(intake.messages()).hasSize(1));
        assertThat(intake.messages().getFirst().guild()).isEqualTo(new GuildId(100));
        assertThat(permissions(200, OVERWRITTEN)).isEqualTo(1024 | 32 | BEYOND_JAVACORD);
    }

    @Test
    void droppedConnectionIsResumedAndMissedMessagesCome() throws Exception {
        startAndAwaitReady();
        say("one");
        eventually(() -> assertThat(intake.contents()).containsExactly("one"));
        gateway.drop();
        say("missed");
        eventually(() -> assertThat(intake.contents()).containsExactly("one", "missed"));
        eventually(() -> assertThat(status().resumes()).isEqualTo(1));
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void gatewayThatWentAwayIsAskedForAnewAtTheConfiguredAddress() throws Exception {
        startAndAwaitReady();
        int port = gateway.port();
        gateway.close();
        eventually(() -> assertThat(status().state()).isEqualTo(ShardStatus.State.RESUMING));
        Logger javacord = (Logger) LoggerFactory.getLogger("org.javacord.core.util.gateway.DiscordWebSocketAdapter");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        javacord.addAppender(lines);
        eventually(() -> assertThat(List.copyOf(lines.list))
                .anySatisfy(line -> assertThat(line.getMessage()).startsWith("An error occurred while connecting")));
        javacord.detachAppender(lines);
        gateway = new FakeGateway(1000, port);
        eventually(() -> assertThat(status().state()).isEqualTo(ShardStatus.State.READY));
        assertThat(gateway.restCalls).contains("gateway");
        assertThat(status().resumes()).isEqualTo(1);
    }

    private Instant provenUntil() {
        return connection.witness().provenUntil(new GuildId(100)).orElseThrow();
    }

    @Test
    void nothingIsProvedFromTheLastSignOfLifeToTheNextSession() throws Exception {
        gateway.guild(BARE_GUILD);
        startAndAwaitReady();
        // The heartbeat goes on without anything happening.
        eventually(() -> assertThat(provenUntil()).isBefore(Instant.now()));
        Instant first = provenUntil();
        eventually(() -> assertThat(provenUntil()).isAfter(first));
        assertThat(connection.witness().provenUntil(new GuildId(101))).isEmpty();

        int port = gateway.port();
        gateway.close();
        eventually(() -> assertThat(status().state()).isEqualTo(ShardStatus.State.RESUMING));
        Instant lost = Instant.now();
        Instant proven = provenUntil();
        assertThat(proven).isBefore(lost);
        // Longer than a heartbeat.
        eventually(() -> assertThat(Instant.now()).isAfter(lost.plusSeconds(2)));
        assertThat(provenUntil()).isEqualTo(proven);

        gateway = new FakeGateway(1000, port);
        eventually(() -> assertThat(provenUntil()).isAfter(lost.plusSeconds(2)));
    }

    @Test
    void whatIsToldBelatedlyHasHappenedAfterTheLastSignOfLife() throws Exception {
        gateway.guild(BARE_GUILD);
        startAndAwaitReady();
        Instant before = Instant.now();
        gateway.dispatch("VOICE_STATE_UPDATE", voice("\"201\""));
        eventually(() -> assertThat(voiceChanges()).hasSize(1));
        VoiceChanged came = voiceChanges().getFirst();
        assertThat(came.after()).isEqualTo(came.time());

        gateway.drop();
        gateway.dispatch("VOICE_STATE_UPDATE", voice("null"));
        eventually(() -> assertThat(status().resumes()).isEqualTo(1));
        eventually(() -> assertThat(voiceChanges()).hasSize(2));
        VoiceChanged left = voiceChanges().getLast();
        assertThat(left.now()).isEmpty();
        assertThat(left.after()).isBetween(before, left.time()).isNotEqualTo(left.time());

        gateway.dispatch("VOICE_STATE_UPDATE", voice("\"201\""));
        eventually(() -> assertThat(voiceChanges()).hasSize(3));
        assertThat(voiceChanges().getLast().after())
                .isEqualTo(voiceChanges().getLast().time());
    }

    private static String voice(String channel) {
        return "{\"guild_id\":\"100\",\"user_id\":\"7\",\"channel_id\":" + channel
                + ",\"member\":{\"user\":{\"id\":\"7\",\"username\":\"user\"},\"roles\":[]}}";
    }

    private List<VoiceChanged> voiceChanges() {
        return intake.events.stream()
                .filter(VoiceChanged.class::isInstance)
                .map(VoiceChanged.class::cast)
                .toList();
    }

    @Test
    void nothingOfJavacordRunsOnceClosed() throws Exception {
        startAndAwaitReady();
        connection.close();
        eventually(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !thread.isDaemon())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("Javacord") || name.endsWith("ingThread")));
    }

    @Test
    void opcodeSevenResumes() throws Exception {
        startAndAwaitReady();
        gateway.send("{\"op\":7,\"d\":null}");
        eventually(() -> assertThat(status().resumes()).isEqualTo(1));
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void resumableOpcodeNineResumes() throws Exception {
        startAndAwaitReady();
        gateway.send("{\"op\":9,\"d\":true}");
        eventually(() -> assertThat(status().resumes()).isEqualTo(1));
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void finalOpcodeNineIdentifiesAnewByPermit() throws Exception {
        startAndAwaitReady();
        gateway.send("{\"op\":9,\"d\":false}");
        eventually(() -> assertThat(status().identifies()).isEqualTo(2));
        assertThat(identifyTurns).containsExactly(0, 0);
    }

    @Test
    void connectionWithoutAcknowledgementsIsCutAndResumed() throws Exception {
        startAndAwaitReady();
        eventually(() -> assertThat(status().latencyMillis()).isNotNegative());
        gateway.acknowledge(false);
        eventually(() -> assertThat(status().resumes()).isEqualTo(1));
        assertThat(gateway.clientCloses).contains(4000);
        say("alive");
        eventually(() -> assertThat(intake.contents()).containsExactly("alive"));
    }

    @Test
    void dropRightAfterReadyKeepsTheSession() throws Exception {
        gateway.dropAfterReady();
        startAndAwaitReady();
        eventually(() -> assertThat(status().resumes()).isEqualTo(1));
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void dropBeforeReadyIsTriedAgain() throws Exception {
        gateway.dropBeforeReady(2);
        startAndAwaitReady();
        assertThat(gateway.identifies).hasValue(3);
        assertThat(identifyTurns).hasSize(3);
    }

    @Test
    void missingPrivilegedIntentIsFatalWithRemedy() throws Exception {
        gateway.refuseIdentify(4014);
        connection.start();
        eventually(() -> assertThat(fatal).hasSize(1));
        assertThat(fatal.getFirst())
                .contains("Message Content Intent", "Server Members Intent", "GUILDHALL_INTENTS", "4014");
        eventually(() -> assertThat(status().state()).isEqualTo(ShardStatus.State.CLOSED));
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void refusedTokenAtTheGatewayIsFatal() throws Exception {
        gateway.refuseIdentify(4004);
        connection.start();
        eventually(() -> assertThat(fatal).hasSize(1));
        assertThat(fatal.getFirst()).contains("4004", "DISCORD_TOKEN").doesNotContain("good-token");
    }

    @Test
    void refusedTokenAtTheRestApiIsFatal() throws Exception {
        connection.close();
        connection = connect("bad-token");
        connection.start();
        eventually(() -> assertThat(fatal).hasSize(1));
        assertThat(fatal.getFirst()).contains("401", "DISCORD_TOKEN").doesNotContain("bad-token");
        assertThat(gateway.identifies).hasValue(0);
    }

    @Test
    void nothingArrivesOnceDisconnected() throws Exception {
        startAndAwaitReady();
        connection.disconnect();
        say("late");
        assertThat(intake.events).isEmpty();
        assertThat(status().state()).isEqualTo(ShardStatus.State.CLOSED);
        eventually(() -> assertThat(gateway.clientCloses).containsExactly(1000));
    }

    @Test
    void packetThatJavacordCannotReadIsNotLogged() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        try {
            startAndAwaitReady();
            gateway.dispatch("GUILD_CREATE", "{\"id\":\"100\",\"description\":\"s3cret words\"}");
            eventually(() -> assertThat(List.copyOf(lines.list))
                    .anySatisfy(line ->
                            assertThat(line.getFormattedMessage()).contains("GUILD_CREATE of 100, content withheld")));
            gateway.dispatch("MESSAGE_CREATE", "{\"id\":\"s3cret words\",\"guild_id\":\"100\",\"channel_id\":\"1\"}");
            say("after");
            eventually(() -> assertThat(intake.contents()).containsExactly("after"));
            assertThat(List.copyOf(lines.list))
                    .noneSatisfy(line -> assertThat(line.getFormattedMessage()).contains("s3cret"));
            connection.disconnect();
            assertThat(List.copyOf(lines.list))
                    .anySatisfy(line -> assertThat(line.getFormattedMessage())
                            .isEqualTo("shard 0 - closed, 2 packets could not be read"));
        } finally {
            root.detachAppender(lines);
        }
    }

    @Test
    void commandOutsideAGuildIsAnsweredPolitely() throws Exception {
        startAndAwaitReady();
        gateway.dispatch("INTERACTION_CREATE", PRIVATE_COMMAND);
        eventually(() -> assertThat(gateway.restCalls).anyMatch(call -> call.contains("works only in a server")));
        assertThat(intake.commands).isEmpty();
    }

    @Test
    void politeAnswerThatIsRefusedIsOneLineInTheLog() throws Exception {
        Logger filter = (Logger) LoggerFactory.getLogger("dev.guildhall.javacord.gateway.InteractionIntake");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        filter.addAppender(lines);
        try {
            gateway.refuseCallbacks();
            startAndAwaitReady();
            gateway.dispatch("INTERACTION_CREATE", PRIVATE_COMMAND);
            eventually(() -> assertThat(List.copyOf(lines.list)).anySatisfy(line -> {
                assertThat(line.getFormattedMessage())
                        .startsWith("shard 0 - interaction 600 could not be answered")
                        .contains("Unknown interaction")
                        .doesNotContain("s3cret");
                assertThat(line.getThrowableProxy()).isNull();
            }));
        } finally {
            filter.detachAppender(lines);
        }
    }

    @Test
    void startThatBreaksDownIsTriedAgain() throws Exception {
        gateway.misnameAddress(1);
        startAndAwaitReady();
        assertThat(gateway.restCalls).containsExactly("gateway", "gateway");
    }

    @Test
    void commandArrivesWithPathArgumentsAndPermissions() throws Exception {
        startAndAwaitReady();
        gateway.dispatch(
                "INTERACTION_CREATE",
                "{\"id\":\"600\",\"application_id\":\"42\",\"type\":2,\"token\":\"tok\",\"guild_id\":\"100\",\"channel_id\":\"1\","
                        + "\"member\":{\"user\":{\"id\":\"7\",\"username\":\"u\"},\"nick\":\"Nick\",\"roles\":[],\"permissions\":\"1125899906842656\"},"
                        + "\"data\":{\"name\":\"settings\",\"type\":1,\"options\":[{\"name\":\"set\",\"type\":1,\"options\":["
                        + "{\"name\":\"amount\",\"type\":4,\"value\":5},{\"name\":\"who\",\"type\":6,\"value\":\"8\"}]}]}}");
        eventually(() -> assertThat(intake.commands).hasSize(1));
        var command = intake.commands.getFirst();
        assertThat(command.path()).isEqualTo("settings set");
        assertThat(command.arguments()).containsEntry("amount", 5L).containsEntry("who", new UserId(8));
        assertThat(command.origin().caller().name()).isEqualTo("Nick");
        assertThat(command.origin().permissions()).isEqualTo(BEYOND_JAVACORD | 32);
    }
}
