package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.Snowflake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's rules, seen by a client that does nothing of its own accord. */
final class JavaHttpGatewayIT {
    private final List<GatewayClient> clients = new ArrayList<>();
    private Simulator simulator;
    private Control control;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .identifyWindow(Duration.ZERO)
                .replayBound(50)
                .presencesIntent(false)
                .build());
        control = new Control(simulator.baseUrl());
    }

    @AfterEach
    void stop() {
        clients.forEach(GatewayClient::close);
        control.close();
        simulator.close();
    }

    private GatewayClient connect(String query) {
        GatewayClient client = new GatewayClient(simulator, query);
        clients.add(client);
        client.op(10);
        return client;
    }

    private GatewayClient ready() {
        GatewayClient client = connect("").identify(0, 1, GatewayClient.ALL_MESSAGES, "");
        Until.isTrue("both guilds", () -> client.events("GUILD_CREATE").size() == 2);
        return client;
    }

    private void say(String content) {
        Guild guild = simulator.world().guild(Scenario.TAVERN).orElseThrow();
        Snowflake general = guild.channels().get(1).id();
        simulator.world().messages().post(general, guild.ownerId(), content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4001 | {'op':99}",
                "4002 | no json",
                "4003 | {'op':3,'d':{}}",
                "4004 | {'op':2,'d':{'token':'','intents':1}}",
                "4010 | {'op':2,'d':{'token':'t','intents':1,'shard':[4,4]}}",
                "4013 | {'op':2,'d':{'token':'t','intents':1073741824}}",
                "4014 | {'op':2,'d':{'token':'t','intents':256}}",
            },
            quoteCharacter = '"')
    void wrongPayloadClosesWithDiscordsCode(int code, String payload) {
        assertThat(connect("").send(payload.replace('\'', '"')).closeCode()).isEqualTo(code);
    }

    @Test
    void secondIdentifyTooLongPayloadAndTooManyFramesCloseTheConnection() {
        assertThat(ready().identify(0, 1, 1, "").closeCode()).isEqualTo(4005);
        assertThat(ready().send("{\"op\":3,\"d\":\"" + "x".repeat(4096) + "\"}").closeCode())
                .isEqualTo(4002);
        GatewayClient chatty = ready();
        IntStream.range(0, 119).forEach(_ -> chatty.send("{\"op\":1,\"d\":0}"));
        assertThat(chatty.send("{\"op\":1,\"d\":0}").closeCode()).isEqualTo(4008);
    }

    @Test
    void heartbeatIsAcknowledgedAndItsSequenceRemembered() {
        GatewayClient client = ready();
        client.send("{\"op\":1,\"d\":3}").op(11);
        assertThat(control.state().path("sessions").path(0).path("acknowledged").asInt())
                .isEqualTo(3);
        assertThat(control.state().path("sessions").path(0).path("sequence").asInt())
                .isEqualTo(3);
    }

    @Test
    void latencyIsMeasuredByAskingForAHeartbeat() {
        assertThat(control.state().path("sessions").isEmpty()).isTrue();
        simulator.close();
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .identifyWindow(Duration.ZERO)
                .heartbeatInterval(Duration.ofSeconds(8))
                .build());
        control.close();
        control = new Control(simulator.baseUrl());
        GatewayClient client = ready();
        assertThat(simulator.gateway().sessions().getFirst().latencyMillis()).isNull();
        client.op(1);
        client.send("{\"op\":1,\"d\":3}").op(11);
        assertThat(control.state()
                        .path("sessions")
                        .path(0)
                        .path("latencyMillis")
                        .isNumber())
                .isTrue();
    }

    @Test
    void lostAcknowledgementIsNotSent() {
        GatewayClient client = ready();
        control.post("/_sim/faults", control.fault("lost-ack"));
        client.send("{\"op\":1,\"d\":1}").send("{\"op\":1,\"d\":2}").op(11);
        Until.isTrue(
                "the second heartbeat",
                () -> control.state()
                                .path("sessions")
                                .path(0)
                                .path("acknowledged")
                                .asInt()
                        == 2);
        assertThat(control.state().path("faults")).isEmpty();
    }

    @Test
    void resumeReplaysWhatWasMissedInOrder() {
        GatewayClient first = ready();
        String session = first.event("READY").path("d").path("session_id").asText();
        say("seen");
        long seen = first.event("MESSAGE_CREATE").path("s").asLong();
        control.post("/_sim/faults", control.fault("drop"));
        first.awaitEnd();
        say("missed 1");
        say("missed 2");
        GatewayClient second = connect("").resume(session, seen);
        second.event("RESUMED");
        assertThat(second.contents()).containsExactly("missed 1", "missed 2");
        assertThat(second.events("GUILD_CREATE")).isEmpty();
        say("and on");
        Until.isTrue("what follows", () -> second.contents().contains("and on"));
    }

    @Test
    void tooOldSequenceOrUnknownSessionIsInvalid() {
        GatewayClient first = ready();
        String session = first.event("READY").path("d").path("session_id").asText();
        control.post("/_sim/faults", control.fault("drop"));
        IntStream.range(0, 60).forEach(number -> say("missed " + number));
        JsonNode answer = connect("").resume(session, 3).op(9);
        assertThat(answer.path("d").asBoolean()).isFalse();
        assertThat(connect("").resume("nonsense", 1).op(9).path("d").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001})
    void orderlyCloseEndsTheSession(int code) {
        GatewayClient first = ready();
        String session = first.event("READY").path("d").path("session_id").asText();
        first.close(code);
        Until.isTrue(
                "the end of the session", () -> control.state().path("sessions").isEmpty());
        connect("").resume(session, 1).op(9);
    }

    @Test
    void anyOtherCloseLeavesTheSessionToBeResumed() {
        GatewayClient first = ready();
        String session = first.event("READY").path("d").path("session_id").asText();
        first.close(4000);
        Until.isTrue(
                "the end of the connection",
                () -> !control.state().at("/sessions/0/connected").asBoolean());
        connect("").resume(session, 3).event("RESUMED");
    }

    @Test
    void identifyInATakenWindowIsInvalid() {
        simulator.close();
        simulator = Simulator.start(SimulatorOptions.defaults());
        GatewayClient first = connect("").identify(0, 2, 1, "");
        first.event("READY");
        assertThat(connect("").identify(1, 2, 1, "").op(9).path("d").asBoolean())
                .isFalse();
    }

    @Test
    void largePayloadsAreCompressedWhenAskedFor() {
        GatewayClient client = connect("").identify(0, 1, GatewayClient.ALL_MESSAGES, ",\"compress\":true");
        Until.isTrue("both guilds", () -> client.events("GUILD_CREATE").size() == 2);
        assertThat(client.compressedFrames()).isGreaterThanOrEqualTo(2);
        client.send("{\"op\":1,\"d\":1}").op(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zlib-stream", "zstd-stream"})
    void wholeStreamIsCompressedWhenAskedFor(String compression) {
        GatewayClient client = connect("&compress=" + compression).identify(0, 1, GatewayClient.ALL_MESSAGES, "");
        Until.isTrue("both guilds", () -> client.events("GUILD_CREATE").size() == 2);
        IntStream.range(0, 200).forEach(number -> say("message " + number));
        Until.isTrue("all messages", () -> client.contents().contains("message 199"));
        assertThat(client.compressedFrames()).isGreaterThan(10);
    }

    @Test
    void duplicatedEventComesTwiceWithNumbersOfItsOwn() {
        GatewayClient client = ready();
        control.post("/_sim/faults", control.fault("duplicate").put("count", 1));
        say("twice");
        say("once");
        Until.isTrue("the second message", () -> client.contents().contains("once"));
        assertThat(client.contents()).containsExactly("twice", "twice", "once");
        assertThat(client.events("MESSAGE_CREATE").stream()
                        .map(event -> event.path("s").asLong()))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void twoSessionsOnOneShardBothReceiveEverything() {
        GatewayClient one = ready();
        GatewayClient other = ready();
        say("to both");
        Until.isTrue(
                "both",
                () -> one.contents().contains("to both") && other.contents().contains("to both"));
    }

    @Test
    void contentIsEmptyWithoutTheIntentUnlessTheBotIsMentioned() {
        GatewayClient client = connect("").identify(0, 1, 1 | 1 << 9, "");
        Until.isTrue("both guilds", () -> client.events("GUILD_CREATE").size() == 2);
        say("secret");
        String mention = "<@" + simulator.world().bot().id() + "> hello";
        say(mention);
        Until.isTrue("both messages", () -> client.contents().size() == 2);
        assertThat(client.contents()).containsExactly("", mention);
    }

    @Test
    void eventsWithoutTheirIntentAreNotSent() {
        GatewayClient client = connect("").identify(0, 1, 1, "");
        Until.isTrue("both guilds", () -> client.events("GUILD_CREATE").size() == 2);
        say("unheard");
        control.post("/_sim/guilds", dev.guildhall.simulator.world.Json.object());
        Until.isTrue("the new guild", () -> client.events("GUILD_CREATE").size() == 3);
        assertThat(client.contents()).isEmpty();
    }

    @Test
    void outageTakesTheGuildAwayAndBringsItBack() {
        GatewayClient client = ready();
        control.post(
                "/_sim/faults",
                control.fault("outage").put("guild", "guildhall tavern").put("millis", 50));
        assertThat(client.event("GUILD_DELETE").path("d").path("unavailable").asBoolean())
                .isTrue();
        Until.isTrue("its return", () -> client.events("GUILD_CREATE").size() == 3);
    }

    @Test
    void stalledConnectionIsSilentAndThenCatchesUp() {
        GatewayClient client = ready();
        control.post("/_sim/faults", control.fault("stall").put("millis", 300));
        say("held back");
        Until.isTrue("the message", () -> client.contents().contains("held back"));
    }

    @Test
    void readyTellsOnlyTheGuildsOfTheShard() {
        GatewayClient client = connect("").identify(2, 4, 1, "");
        JsonNode guilds = client.event("READY").path("d").path("guilds");
        assertThat(guilds).hasSize(1);
        assertThat(guilds.path(0).path("id").asText()).isEqualTo(Scenario.LIBRARY.toString());
        assertThat(client.event("GUILD_CREATE").path("d").path("region").isTextual())
                .isTrue();
    }

    @Test
    void membersAreSentInChunksOnRequest() {
        GatewayClient client = connect("").identify(0, 1, 1 | 1 << 1, "");
        client.event("GUILD_CREATE");
        client.send("{\"op\":8,\"d\":{\"guild_id\":\"" + Scenario.TAVERN
                + "\",\"query\":\"\",\"limit\":0,\"nonce\":\"n\"}}");
        JsonNode chunk = client.event("GUILD_MEMBERS_CHUNK").path("d");
        assertThat(chunk.path("members")).hasSize(6);
        assertThat(chunk.path("nonce").asText()).isEqualTo("n");
    }
}
