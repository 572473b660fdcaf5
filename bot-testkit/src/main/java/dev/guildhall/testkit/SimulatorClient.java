package dev.guildhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * People in the simulated Discord, by its control API: they write, use commands, and read what the bot says. Thread-safe. Its
 * methods throw {@link AssertionError} with what was expected and what came.
 */
public final class SimulatorClient {

    private final JsonClient http;

    /** @param base of the simulator, such as {@code http://127.0.0.1:8080} */
    public SimulatorClient(URI base) {
        this.http = new JsonClient(base);
    }

    public JsonNode get(String path) {
        return http.get(path);
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return http.post(path, body);
    }

    /** As {@link #post(String, Map)}, for what takes its time. */
    public JsonNode post(String path, Map<String, ?> body, Duration patience) {
        return http.post(path, body, patience);
    }

    /** A guild of the simulator, by its place in the list. */
    public JsonNode guild(int index) {
        return http.get("/_sim/state").path("guilds").path(index);
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
        return id(http.post(
                "/_sim/messages",
                Map.of("guild", id(guild), "channel", channel, "author", author, "content", content)));
    }

    public void writeMany(JsonNode guild, String channel, String author, String content, int count) {
        http.post(
                "/_sim/messages",
                Map.of("guild", id(guild), "channel", channel, "author", author, "content", content, "count", count));
    }

    public JsonNode command(JsonNode guild, String channel, String author, String command, Map<String, ?> options) {
        return http.post(
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
                () -> stream(http.get("/_sim/channels/" + channel + "/messages"))
                        .filter(each -> each.path("message_reference")
                                .path("message_id")
                                .asText()
                                .equals(message))
                        .findFirst()
                        .map(each -> found.add(said(each)))
                        .isPresent());
        return found.getFirst();
    }
}
