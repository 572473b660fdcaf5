package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Scenario;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A simulator without rate limits, with a bot that calls REST and a session of it that has every intent. */
final class Scene implements AutoCloseable {
    static final int EVERY_INTENT = (0x1FFFF | 1 << 20) & ~(1 << 8);
    static final String BOT = "Bot secret";

    final Simulator simulator;
    final Control control;
    final GatewayClient gateway;
    final Guild tavern;

    Scene() {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .token("secret")
                .rateLimits(false)
                .identifyWindow(Duration.ofMillis(1))
                .build());
        control = new Control(simulator.baseUrl());
        tavern = simulator.world().guild(Scenario.TAVERN).orElseThrow();
        gateway = new GatewayClient(simulator, "");
        gateway.send("{\"op\":2,\"d\":{\"token\":\"secret\",\"intents\":" + EVERY_INTENT + ",\"shard\":[0,1]}}");
        Until.isTrue("both guilds", () -> gateway.events("GUILD_CREATE").size() == 2);
    }

    Channel channel(String name) {
        return tavern.channels().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Member member(String name) {
        return tavern.members().stream()
                .filter(member -> member.person().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String general() {
        return "/channels/" + channel("general").id();
    }

    String guild() {
        return "/guilds/" + tavern.id();
    }

    HttpResponse<String> call(String method, String path, String body) {
        return control.send(method, "/api/v10" + path, body == null ? null : Json.parse(body.replace('\'', '"')), BOT);
    }

    /** The answer to a call that must succeed. */
    JsonNode ok(String method, String path, String body) {
        HttpResponse<String> response = call(method, path, body);
        assertThat(response.statusCode())
                .as(method + " " + path + " " + response.body())
                .isBetween(200, 299);
        return response.body().isEmpty() ? Json.object() : Json.parse(response.body());
    }

    JsonNode ok(String method, String path) {
        return ok(method, path, null);
    }

    /** The answer to a call that must be refused with this code. */
    JsonNode refused(int code, String method, String path, String body) {
        HttpResponse<String> response = call(method, path, body);
        assertThat(response.statusCode())
                .as(method + " " + path + " " + response.body())
                .isBetween(400, 499);
        JsonNode answer = Json.parse(response.body());
        assertThat(answer.path("code").asInt()).as(response.body()).isEqualTo(code);
        assertThat(answer.path("message").asText()).isNotEmpty();
        return answer;
    }

    /** The body of the last event of this name, once there are so many. */
    JsonNode event(String name, int count) {
        Until.isTrue(count + " " + name, () -> gateway.events(name).size() >= count);
        List<JsonNode> events = gateway.events(name);
        return events.get(count - 1).path("d");
    }

    JsonNode event(String name) {
        return event(name, 1);
    }

    /** What a person does by the control API. */
    JsonNode sim(String method, String path, String body) {
        return control.ok(method, "/_sim" + path, body == null ? null : Json.parse(body.replace('\'', '"')));
    }

    /** Takes permissions away from the bot. */
    void deny(String... permissions) {
        var body = Json.object().put("guild", tavern.id().toString());
        var denied = body.putArray("deny");
        for (String permission : permissions) {
            denied.add(permission);
        }
        control.post("/_sim/permissions", body);
    }

    /** What somebody writes in #general. */
    String written(String author, String content) {
        return simulator
                .world()
                .post(channel("general").id(), member(author).id(), content)
                .id()
                .toString();
    }

    @Override
    public void close() {
        gateway.close();
        control.close();
        simulator.close();
    }
}
