package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.Window;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The REST routes, seen by a client that writes its own requests. */
final class RestIT {
    private static final String BOT = "Bot secret";
    private static final String API = "/api/v10";
    private Simulator simulator;
    private Control control;
    private Channel general;
    private String messages;

    @BeforeEach
    void start() {
        simulator = Simulator.start(
                SimulatorOptions.defaults().with().token("secret").build());
        control = new Control(simulator.baseUrl());
        general = simulator
                .world()
                .guild(Scenario.TAVERN)
                .orElseThrow()
                .channels()
                .get(1);
        messages = API + "/channels/" + general.id() + "/messages";
    }

    @AfterEach
    void stop() {
        control.close();
        simulator.close();
    }

    private void refused(HttpResponse<String> response, int status, int code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Json.parse(response.body()).path("code").asInt()).isEqualTo(code);
        assertThat(response.headers().firstValue("Via")).isPresent();
    }

    @Test
    void strangersAndUnknownThingsAreRefusedWithDiscordsCodes() {
        refused(control.send("GET", API + "/users/@me", null, "Bot wrong"), 401, 0);
        refused(control.send("GET", API + "/users/@me", null, ""), 401, 0);
        refused(control.send("GET", API + "/nothing", null, BOT), 404, 0);
        refused(control.send("GET", API + "/channels/1", null, BOT), 404, 10003);
        refused(control.send("GET", API + "/guilds/1", null, BOT), 404, 10004);
        refused(control.send("GET", messages + "/1", null, BOT), 404, 10008);
        refused(control.send("GET", API + "/guilds/" + Scenario.TAVERN + "/members/1", null, BOT), 404, 10007);
    }

    @Test
    void emptyAndTooLongMessagesAreRefused() {
        refused(control.send("POST", messages, Json.object(), BOT), 400, 50006);
        HttpResponse<String> tooLong =
                control.send("POST", messages, Json.object().put("content", "x".repeat(2001)), BOT);
        refused(tooLong, 400, 50035);
        assertThat(Json.parse(tooLong.body())
                        .at("/errors/content/_errors/0/code")
                        .asText())
                .isEqualTo("BASE_TYPE_MAX_LENGTH");
    }

    @Test
    void enforcedNonceSendsOnceHoweverManyWriteInBetween() {
        ObjectNode message =
                Json.object().put("content", "once").put("nonce", "n1").put("enforce_nonce", true);
        String first = control.send("POST", messages, message, BOT).body();
        for (int i = 0; i < 150; i++) {
            simulator
                    .world()
                    .messages()
                    .post(general.id(), simulator.world().bot().id(), "between");
        }
        String second = control.send("POST", messages, message, BOT).body();
        assertThat(Json.parse(second).path("id")).isEqualTo(Json.parse(first).path("id"));
        assertThat(simulator.world().messages().page(general.id(), new Window.Latest(), 1_000))
                .filteredOn(each -> each.content().equals("once"))
                .hasSize(1);
    }

    @Test
    void messageIsEditedAndDeleted() {
        String path = messages + "/"
                + Json.parse(control.send("POST", messages, Json.object().put("content", "a"), BOT)
                                .body())
                        .path("id")
                        .asText();
        JsonNode edited = Json.parse(control.send("PATCH", path, Json.object().put("content", "b"), BOT)
                .body());
        assertThat(edited.path("content").asText()).isEqualTo("b");
        assertThat(edited.path("edited_timestamp").isTextual()).isTrue();
        assertThat(control.send("DELETE", path, null, BOT).statusCode()).isEqualTo(204);
        refused(control.send("GET", path, null, BOT), 404, 10008);
    }

    @Test
    void sixthMessageInFiveSecondsIsRateLimited() {
        IntStream.range(0, 5).forEach(number -> {
            HttpResponse<String> response =
                    control.send("POST", messages, Json.object().put("content", "x"), BOT);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("X-RateLimit-Remaining")).contains("" + (4 - number));
        });
        HttpResponse<String> response =
                control.send("POST", messages, Json.object().put("content", "x"), BOT);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("X-RateLimit-Scope")).contains("user");
        assertThat(Json.parse(response.body()).path("retry_after").asDouble()).isPositive();
    }

    @Test
    void armedServerErrorComesOnce() {
        control.post(
                "/_sim/faults", control.fault("server-error").put("status", 503).put("route", "/users/@me"));
        assertThat(control.send("GET", API + "/users/@me", null, BOT).statusCode())
                .isEqualTo(503);
        assertThat(control.send("GET", API + "/users/@me", null, BOT).statusCode())
                .isEqualTo(200);
    }

    @Test
    void firstResponseIsTakenOnceAndFollowUpsAfterIt() {
        JsonNode interaction = begin();
        String callback = API + "/interactions/" + interaction.path("id").asText() + "/"
                + interaction.path("token").asText() + "/callback";
        String webhook = API + "/webhooks/" + simulator.world().bot().id() + "/"
                + interaction.path("token").asText();
        refused(control.send("PATCH", webhook + "/messages/@original", Json.object(), ""), 404, 10015);
        ObjectNode deferred = Json.object().put("type", 5);
        HttpResponse<String> response = control.send("POST", callback + "?with_response=true", deferred, "");
        assertThat(Json.parse(response.body())
                        .at("/interaction/response_message_loading")
                        .asBoolean())
                .isTrue();
        refused(control.send("POST", callback, deferred, ""), 400, 40060);
        ObjectNode text = Json.object().put("content", "done");
        JsonNode original = Json.parse(
                control.send("PATCH", webhook + "/messages/@original", text, "").body());
        assertThat(original.path("flags").asInt() & 128).isZero();
        JsonNode followUp = Json.parse(control.send("POST", webhook, text, "").body());
        assertThat(followUp.path("id")).isNotEqualTo(original.path("id"));
        refused(control.send("POST", API + "/interactions/1/none/callback", deferred, ""), 404, 10062);
        refused(control.send("POST", webhook + "x", text, ""), 401, 50027);
    }

    @Test
    void tokenOfAnInteractionEndsWithItsLifetime() {
        assertThat(SimulatorOptions.defaults().interactionTokenLifetime()).hasMinutes(15);
        stop();
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .token("secret")
                .interactionTokenLifetime(Duration.ofMillis(1500))
                .build());
        control = new Control(simulator.baseUrl());
        JsonNode interaction = begin();
        String token = interaction.path("token").asText();
        ObjectNode text = Json.object().put("content", "x");
        ObjectNode answer = Json.object().put("type", 4);
        answer.set("data", text);
        String callback = API + "/interactions/" + interaction.path("id").asText() + "/" + token + "/callback";
        assertThat(control.send("POST", callback, answer, "").statusCode()).isEqualTo(204);
        String webhook = API + "/webhooks/" + simulator.world().bot().id() + "/" + token;
        String original = webhook + "/messages/@original";
        assertThat(control.send("GET", original, null, "").statusCode()).isEqualTo(200);
        Until.isTrue(
                "the end of the token",
                () -> control.send("GET", original, null, "").statusCode() == 401);
        refused(control.send("PATCH", original, text, ""), 401, 50027);
        refused(control.send("DELETE", original, null, ""), 401, 50027);
        refused(control.send("POST", webhook, text, ""), 401, 50027);
    }

    @Test
    void moreThanFiftyCallsInASecondMeetTheGlobalLimit() {
        List<HttpResponse<String>> refusals = IntStream.range(0, 200)
                .mapToObj(
                        number -> control.send("GET", API + "/users/" + (number % 2 == 0 ? "@me" : number), null, BOT))
                .filter(response -> response.headers()
                        .firstValue("X-RateLimit-Scope")
                        .filter("global"::equals)
                        .isPresent())
                .toList();
        assertThat(refusals).isNotEmpty().allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("X-RateLimit-Global")).contains("true");
            assertThat(Json.parse(response.body()).path("global").asBoolean()).isTrue();
        });
    }

    private JsonNode begin() {
        String commands = API + "/applications/" + simulator.world().bot().id() + "/commands";
        control.send("POST", commands, Json.object().put("name", "ping").put("description", "x"), BOT);
        try (GatewayClient client = new GatewayClient(simulator, "")) {
            client.send("{\"op\":2,\"d\":{\"token\":\"secret\",\"intents\":1,\"shard\":[0,1]}}")
                    .event("GUILD_CREATE");
            CompletableFuture<Void> person = CompletableFuture.runAsync(() -> control.post(
                    "/_sim/interactions",
                    control.in("general", "cleo").put("command", "ping").put("waitMillis", 0)));
            JsonNode interaction = client.event("INTERACTION_CREATE").path("d");
            assertThat(person).isNotCompletedExceptionally();
            assertThat(interaction.path("member").path("permissions").isTextual())
                    .isTrue();
            return interaction;
        }
    }

    @Test
    void personIsToldAtOnceWhenNoBotIsThere() {
        String commands = API + "/applications/" + simulator.world().bot().id() + "/commands";
        control.send("POST", commands, Json.object().put("name", "ping").put("description", "x"), BOT);
        HttpResponse<String> response = control.send(
                "POST", "/_sim/interactions", control.in("general", "cleo").put("command", "ping"), "");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("the bot is not connected");
    }

    @Test
    void discordsOwnAddressIsReachedThroughTheProxyAndNoOther() throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", simulator.proxyPort())))
                .sslContext(trusting())
                .build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("https://discord.com/api/v10/gateway"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(Json.parse(response.body()).path("url").asText()).isEqualTo(simulator.gatewayUrl());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> client.send(
                            HttpRequest.newBuilder(URI.create("https://example.com/"))
                                    .build(),
                            BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(simulator.trustStore())) {
            store.load(in, simulator.trustStorePassword().toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
