package dev.guildhall.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.Control;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.Until;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import dev.guildhall.simulator.world.WorldEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A simulator, the client that plays on it, and what both can be asked. */
final class Stage implements AutoCloseable {
    static final Snowflake TAVERN = Scenario.TAVERN;
    static final Snowflake LIBRARY = Scenario.LIBRARY;
    static final int SHARDS = 3;
    static final int TAVERN_SHARD = TAVERN.shard(SHARDS);
    static final int LIBRARY_SHARD = LIBRARY.shard(SHARDS);

    final Client client;
    final Bot bot = new Bot();
    private final Simulator simulator;
    private final Control control;
    private @Nullable Observer observer;
    private final Queue<WorldEvent> happened = new ConcurrentLinkedQueue<>();

    Stage(Client client) {
        this.client = client;
        // Heartbeats in a hurry, so that lost ones are noticed soon; all else is Discord's own.
        this.simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .recommendedShards(SHARDS)
                .heartbeatInterval(Duration.ofSeconds(3))
                .build());
        this.control = new Control(simulator.baseUrl());
        simulator.world().listen(happened::add);
    }

    void logIn() {
        client.logIn(simulator, SHARDS, bot);
    }

    /** Lets another session see all that happens from now on. */
    void observe() {
        observer = new Observer(simulator);
    }

    /** All events that were sent since then. */
    List<JsonNode> observed() {
        return observer == null ? List.of() : observer.events();
    }

    World world() {
        return simulator.world();
    }

    Guild guild(Snowflake id) {
        return world().guild(id).orElseThrow();
    }

    Snowflake channel(String name) {
        return channel(TAVERN, name);
    }

    Snowflake channel(Snowflake guild, String name) {
        return guild(guild).channels().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    Snowflake role(String name) {
        return guild(TAVERN).roles().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    Snowflake person(String name) {
        return world().guilds().stream()
                .flatMap(guild -> guild.members().stream())
                .filter(each -> each.person().name().equals(name))
                .findFirst()
                .orElseThrow()
                .person()
                .id();
    }

    /** What has happened in the world since the start. */
    List<WorldEvent> happened() {
        return List.copyOf(happened);
    }

    /** The message as people see it; empty when it is gone. */
    Optional<JsonNode> find(Snowflake channel, Snowflake message) {
        for (JsonNode each : messages(channel)) {
            if (each.path("id").asText().equals(message.toString())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    JsonNode messages(Snowflake channel) {
        return control.ok("GET", "/_sim/channels/" + channel + "/messages?limit=200", null);
    }

    long times(Snowflake channel, String content) {
        long count = 0;
        for (JsonNode each : messages(channel)) {
            count += each.path("content").asText().equals(content) ? 1 : 0;
        }
        return count;
    }

    byte[] file(String url) {
        String path = url.substring(simulator.baseUrl().length());
        return control.send("GET", path, null, "").body().getBytes(StandardCharsets.UTF_8);
    }

    void say(String channel, String author, String content) {
        control.post("/_sim/messages", control.in(channel, author).put("content", content));
    }

    void sayInLibrary(String content) {
        world().messages().post(channel(LIBRARY, "general"), person("flora"), content);
    }

    void sayDirectly(String author, String content) {
        control.post("/_sim/messages", Json.object().put("author", author).put("content", content));
    }

    JsonNode run(String command) {
        return run(command, Json.object());
    }

    JsonNode run(String command, ObjectNode options) {
        return interact(Json.object().put("command", command).set("options", options));
    }

    JsonNode interact(JsonNode more) {
        return control.post("/_sim/interactions", control.in("commands", "bram").setAll((ObjectNode) more));
    }

    /** Acts as a person through the control API. */
    void control(String path, ObjectNode body) {
        control.post("/_sim/" + path, body.put("guild", "Guildhall Tavern"));
    }

    /** Calls REST with the bot's token, for what no client is needed. */
    void rest(String method, String path, ObjectNode body) {
        int status =
                control.send(method, "/api/v10" + path, body, "Bot a-token").statusCode();
        assertThat(status).as(method + " " + path).isBetween(200, 299);
    }

    ObjectNode fault(String kind) {
        return control.fault(kind);
    }

    void arm(ObjectNode fault) {
        control.post("/_sim/faults", fault);
    }

    boolean nothingIsArmed() {
        return control.state().path("faults").isEmpty();
    }

    JsonNode state() {
        return control.state();
    }

    long counted(String name) {
        return control.state().path("counters").path(name).asLong();
    }

    void hears(String line) {
        Until.isTrue("the bot to hear '" + line + "'", () -> bot.heard(line));
    }

    /** Something is said until the shard's bot hears it, for after a new session what was said before is lost. */
    void hearsAgain(Snowflake guild, String line) {
        String author = guild.equals(TAVERN) ? "ada" : "flora";
        Until.isTrue("the bot to hear again", () -> {
            world().messages().post(channel(guild, "general"), person(author), line);
            return bot.heard("message " + author + " " + line);
        });
    }

    @Override
    public void close() {
        client.close();
        if (observer != null) {
            observer.close();
        }
        control.close();
        simulator.close();
    }
}
