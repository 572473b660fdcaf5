package dev.guildhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The real program in a process of its own, with the simulator, and a client for its HTTP port. Thread-safe.
 *
 * <p>Its methods throw {@link AssertionError} with what was expected and what came.
 */
public final class RunningBot implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final URI base;

    /**
     * Starts the program and waits until it says that it is ready.
     *
     * @param classPath of {@code bot-runner} and all it needs
     * @param data the working folder too, so that a developer's own {@code .env} does not matter
     * @param environment added to that of this process, from which the program's own variables are taken away
     */
    public RunningBot(String classPath, Path data, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "dev.guildhall.runner.Guildhall",
                "run",
                "--http-port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUILDHALL_"));
        builder.environment().remove("DISCORD_TOKEN");
        builder.environment().remove("DATABASE_URL");
        builder.environment().putAll(environment);
        process = builder.start();
        CompletableFuture<String> ready = new CompletableFuture<>();
        read(process.errorReader(StandardCharsets.UTF_8), "error", line -> {});
        read(process.inputReader(StandardCharsets.UTF_8), "output", line -> {
            if (line.startsWith("ready: ")) {
                ready.complete(line.substring("ready: ".length()).strip());
            }
        });
        process.onExit().thenRun(() -> ready.completeExceptionally(new IllegalStateException("it ended")));
        try {
            base = URI.create(ready.get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (Exception failure) {
            process.destroyForcibly();
            throw new AssertionError(
                    "expected \"ready: …\", but the program said:\n" + String.join("\n", log), failure);
        }
    }

    private void read(BufferedReader reader, String name, Consumer<String> listener) {
        Thread.ofVirtual()
                .name("bot-" + name)
                .start(() -> reader.lines().forEach(line -> {
                    log.add(line);
                    listener.accept(line);
                }));
    }

    public URI base() {
        return base;
    }

    public String log() {
        return String.join("\n", log);
    }

    public long pid() {
        return process.pid();
    }

    public JsonNode get(String path) {
        return send("GET", path, Map.of());
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    public int statusOf(String path) {
        try {
            return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError("GET " + path, failure);
        }
    }

    private JsonNode send(String method, String path, Map<String, ?> body) {
        try {
            HttpRequest.BodyPublisher publisher = body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(60))
                            .method(method, publisher)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(
                        method + " " + path + " " + body + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(method + " " + path, failure);
        }
    }

    // ---- the simulated Discord

    /** A guild of the simulator, by its place in the list. */
    public JsonNode guild(int index) {
        return get("/_sim/state").path("guilds").path(index);
    }

    public static String id(JsonNode of) {
        return of.path("id").asText();
    }

    public static String textChannel(JsonNode guild, int index) {
        return id(stream(guild.path("channels"))
                .filter(each -> each.path("type").asInt() == 0)
                .toList()
                .get(index));
    }

    /** A member who is no bot: the owner first. */
    public static String person(JsonNode guild, int index) {
        String owner = guild.path("ownerId").asText();
        List<String> people = new ArrayList<>(List.of(owner));
        stream(guild.path("members"))
                .filter(each -> !each.path("bot").asBoolean() && !id(each).equals(owner))
                .forEach(each -> people.add(id(each)));
        return people.get(index);
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public String write(JsonNode guild, String channel, String author, String content) {
        return id(post(
                "/_sim/messages",
                Map.of("guild", id(guild), "channel", channel, "author", author, "content", content)));
    }

    public void writeMany(JsonNode guild, String channel, String author, String content, int count) {
        post(
                "/_sim/messages",
                Map.of("guild", id(guild), "channel", channel, "author", author, "content", content, "count", count));
    }

    public JsonNode command(JsonNode guild, String channel, String author, String command, Map<String, ?> options) {
        return post(
                "/_sim/interactions",
                Map.of(
                        "guild", id(guild), "channel", channel, "author", author, "command", command, "options",
                        options));
    }

    /** Everything that an answer says, embeds included, as one text. */
    public static String said(JsonNode message) {
        StringBuilder text = new StringBuilder(message.path("content").asText());
        for (JsonNode embed : message.path("embeds")) {
            text.append('\n').append(embed.path("title").asText());
            text.append('\n').append(embed.path("description").asText());
            embed.path("fields")
                    .forEach(field -> text.append('\n')
                            .append(field.path("name").asText())
                            .append(": ")
                            .append(field.path("value").asText()));
        }
        return text.toString();
    }

    /** Waits for an answer of the bot to a message, and gives what it says. */
    public String answerTo(String channel, String message) {
        List<String> found = new ArrayList<>();
        Await.until(
                "an answer to message " + message,
                () -> stream(get("/_sim/channels/" + channel + "/messages"))
                        .filter(each -> each.path("message_reference")
                                .path("message_id")
                                .asText()
                                .equals(message))
                        .findFirst()
                        .map(each -> found.add(said(each)))
                        .isPresent());
        return found.getFirst();
    }

    // ---- the program itself

    public JsonNode status() {
        return get("/status");
    }

    public JsonNode processOf(JsonNode guild) {
        JsonNode status = status();
        int shards = stream(status.path("processes"))
                .mapToInt(each -> each.path("shards").size())
                .sum();
        long shard = (Long.parseLong(id(guild)) >>> 22) % shards;
        return stream(status.path("processes"))
                .filter(each -> stream(each.path("shards"))
                        .anyMatch(one -> one.path("shard").asLong() == shard))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process serves shard " + shard + ": " + status));
    }

    /** Asks it to end, as Ctrl-C and {@code docker stop} do, and gives the exit code. */
    public int stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("expected the program to end within 60 s of SIGTERM, but it said:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
