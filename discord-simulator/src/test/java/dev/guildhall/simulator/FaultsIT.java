package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
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

/** Each fault does what its name says, to a client that does nothing of its own accord. */
final class FaultsIT {
    private final List<GatewayClient> clients = new ArrayList<>();
    private Simulator simulator;
    private Control control;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .identifyWindow(Duration.ZERO)
                .seed(7)
                .build());
        control = new Control(simulator.baseUrl());
    }

    @AfterEach
    void stop() {
        clients.forEach(GatewayClient::close);
        control.close();
        simulator.close();
    }

    private GatewayClient connect() {
        GatewayClient client = new GatewayClient(simulator, "");
        clients.add(client);
        client.op(10);
        return client;
    }

    private GatewayClient ready() {
        GatewayClient client = connect().identify(0, 1, GatewayClient.ALL_MESSAGES, "");
        Until.isTrue("both guilds", () -> client.events("GUILD_CREATE").size() == 2);
        return client;
    }

    private void say(String channel, String content) {
        Guild guild = simulator.world().guild(Scenario.TAVERN).orElseThrow();
        guild.channels().stream()
                .filter(each -> each.name().equals(channel))
                .forEach(each -> simulator.world().messages().post(each.id(), guild.ownerId(), content));
    }

    private void arm(ObjectNode fault) {
        control.post("/_sim/faults", fault);
    }

    @Test
    void reconnectIsAskedForWithOp7() {
        GatewayClient client = ready();
        arm(control.fault("reconnect").put("shard", 0));
        assertThat(client.op(7).path("d").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void invalidSessionTellsWhetherItCanBeResumed(boolean resumable) {
        GatewayClient client = ready();
        String session = client.event("READY").path("d").path("session_id").asText();
        arm(control.fault("invalid-session").put("resumable", resumable));
        assertThat(client.op(9).path("d").asBoolean()).isEqualTo(resumable);
        GatewayClient next = connect().resume(session, 3);
        if (resumable) {
            next.event("RESUMED");
        } else {
            next.op(9);
        }
    }

    @Test
    void closeUsesTheCode() {
        GatewayClient client = ready();
        arm(control.fault("close").put("code", 4009));
        assertThat(client.closeCode()).isEqualTo(4009);
    }

    @Test
    void heartbeatIsAskedForWithOp1() {
        GatewayClient client = ready();
        arm(control.fault("heartbeat"));
        client.op(1);
    }

    @Test
    void reorderedEventIsOvertakenByAnotherChannelOnly() {
        GatewayClient client = ready();
        arm(control.fault("reorder").put("millis", 60_000).put("count", 1));
        say("general", "first");
        say("cellar", "second");
        arm(control.fault("reorder").put("millis", 60_000).put("count", 1));
        say("general", "third");
        say("general", "fourth");
        Until.isTrue("all messages", () -> client.contents().size() == 4);
        assertThat(client.contents()).containsExactly("second", "first", "third", "fourth");
        assertThat(client.events("MESSAGE_CREATE"))
                .extracting(event -> event.path("s").asInt())
                .isSorted();
    }

    @Test
    void reorderedEventThatNothingOvertakesComesAfterAWhile() {
        GatewayClient client = ready();
        arm(control.fault("reorder").put("millis", 20));
        say("general", "alone");
        Until.isTrue("the message", () -> client.contents().contains("alone"));
    }

    @Test
    void delayedEventHoldsBackWhatFollows() {
        GatewayClient client = ready();
        arm(control.fault("delay").put("millis", 100));
        say("general", "late");
        say("cellar", "later");
        Until.isTrue("both", () -> client.contents().size() == 2);
        assertThat(client.contents()).containsExactly("late", "later");
    }

    @ParameterizedTest
    @CsvSource({"GUILD_CREATE,region", "MESSAGE_CREATE,guild_id"})
    void fieldsThatBreakClientsAreLeftOutOnce(String event, String field) {
        arm(control.fault("omit").put("event", event).put("field", field));
        GatewayClient client = ready();
        say("general", "one");
        say("general", "two");
        Until.isTrue("both messages", () -> client.contents().size() == 2);
        assertThat(client.events(event))
                .extracting(sent -> sent.path("d").has(field))
                .containsExactly(false, true);
    }

    @Test
    void usedUpIdentifyLimitClosesAndIsTold() {
        arm(control.fault("identify-limit").put("remaining", 1));
        ready();
        assertThat(rest("GET", "/gateway/bot").body()).contains("\"remaining\":0");
        assertThat(connect().identify(0, 1, 1, "").closeCode()).isEqualTo(4004);
    }

    private HttpResponse<String> rest(String method, String path) {
        return control.send(method, "/api/v10" + path, null, "Bot t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "global", "shared"})
    void rateLimitNamesItsScope(String scope) {
        arm(control.fault("rate-limit").put("scope", scope).put("retryAfter", 1.5));
        HttpResponse<String> answer = rest("GET", "/users/@me");
        JsonNode body = Json.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("X-RateLimit-Scope")).contains(scope);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("X-RateLimit-Global").isPresent())
                .isEqualTo(scope.equals("global"));
        assertThat(body.path("retry_after").asDouble()).isEqualTo(1.5);
        assertThat(body.path("global").asBoolean()).isEqualTo(scope.equals("global"));
        assertThat(rest("GET", "/users/@me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"500,application/json", "502,text/html", "503,text/html"})
    void serverErrorIsAnsweredAsDiscordOrTheProxyBeforeItWould(int status, String type) {
        arm(control.fault("server-error").put("status", status).put("route", "GET /users"));
        assertThat(rest("GET", "/gateway").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = rest("GET", "/users/@me");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(rest("GET", "/users/@me").statusCode()).isEqualTo(200);
    }

    @Test
    void timeoutCutsTheConnectionWithoutAnAnswer() {
        arm(control.fault("timeout").put("millis", 20));
        assertThatThrownBy(() -> control.send("POST", "/api/v10/users/@me/channels", Json.object(), "Bot t"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(rest("GET", "/users/@me").statusCode()).isEqualTo(200);
    }

    @Test
    void slowAnswerIsAnsweredAllTheSame() {
        arm(control.fault("slow").put("millis", 50));
        assertThat(rest("GET", "/users/@me").statusCode()).isEqualTo(200);
        assertThat(control.state().path("faults")).isEmpty();
    }

    @Test
    void sameSeedStrikesTheSameOccasions() {
        assertThat(struck()).isEqualTo(struck()).hasSizeBetween(5, 60);
    }

    private List<Integer> struck() {
        stop();
        start();
        arm(control.fault("server-error").put("count", 1000).put("chance", 0.3));
        return IntStream.range(0, 80)
                .filter(number ->
                        control.send("GET", "/api/v10/gateway", null, "").statusCode() == 500)
                .boxed()
                .toList();
    }

    @Test
    void unknownFaultAndImpossibleChanceAreRefused() {
        assertThat(control.send("POST", "/_sim/faults", control.fault("nonsense"), "")
                        .body())
                .contains("there is no fault 'nonsense'; there are: drop");
        assertThat(control.send(
                                "POST",
                                "/_sim/faults",
                                control.fault("duplicate").put("chance", 2),
                                "")
                        .body())
                .contains("'chance' is '2'");
    }
}
