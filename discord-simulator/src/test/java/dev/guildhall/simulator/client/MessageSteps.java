package dev.guildhall.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.Until;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageEdit;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.WorldEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Messages, heard and written. */
final class MessageSteps {
    static final List<Step> STEPS = List.of(
            new Step("a person's message is heard", MessageSteps::heard),
            new Step("a message is sent, and heard by its sender", MessageSteps::sent),
            new Step("a reply names what it answers", MessageSteps::reply),
            new Step("an embed with its picture as file", MessageSteps::embed),
            new Step("several files", MessageSteps::files),
            new Step("an edit is seen by people and by the bot", MessageSteps::edit),
            new Step("a deletion is seen by people and by the bot", MessageSteps::delete),
            new Step("mentions are resolved, unless they are not allowed", MessageSteps::mentions),
            new Step("many messages deleted at once", MessageSteps::deleteAll),
            new Step("a reaction is added and taken away", MessageSteps::react),
            new Step("a person's reaction is heard", MessageSteps::reactionHeard),
            new Step("a message is pinned", MessageSteps::pin),
            new Step("a person's edit is heard", MessageSteps::editHeard),
            new Step("typing is shown", MessageSteps::typing),
            new Step("a person's typing is heard", MessageSteps::typingHeard),
            new Step("history, oldest first", MessageSteps::history),
            new Step("history before a message", MessageSteps::historyBefore),
            new Step("a single message", MessageSteps::single),
            new Step("a message that is too long is refused", MessageSteps::tooLong),
            new Step("an unknown message is refused", MessageSteps::unknown),
            new Step("a burst beyond the limit arrives whole and in order", MessageSteps::burst),
            new Step("a direct message is sent", MessageSteps::direct),
            new Step("a direct message is heard", MessageSteps::directHeard));

    private MessageSteps() {}

    private static void heard(Stage stage) {
        stage.say("general", "cleo", "good evening");
        stage.hears("message cleo good evening");
    }

    private static void sent(Stage stage) {
        Snowflake message = stage.client.send(stage.channel("general"), "welcome ✨");
        JsonNode seen = stage.find(stage.channel("general"), message).orElseThrow();
        assertThat(seen.path("content").asText()).isEqualTo("welcome ✨");
        assertThat(seen.path("author").path("username").asText()).isEqualTo("Guildhall");
        stage.hears("message Guildhall welcome ✨");
    }

    private static void reply(Stage stage) {
        Snowflake general = stage.channel("general");
        Snowflake asked = stage.world()
                .messages()
                .post(general, stage.person("emil"), "who is there?")
                .id();
        Snowflake answer = stage.client.reply(general, asked, "me");
        JsonNode seen = stage.find(general, answer).orElseThrow();
        assertThat(seen.path("type").asInt()).isEqualTo(19);
        assertThat(seen.path("message_reference").path("message_id").asText()).isEqualTo(asked.toString());
        assertThat(seen.path("referenced_message").path("content").asText()).isEqualTo("who is there?");
    }

    private static void embed(Stage stage) {
        byte[] picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8);
        Snowflake message = stage.client.sendEmbed(stage.channel("general"), "picture.svg", picture);
        JsonNode seen = stage.find(stage.channel("general"), message).orElseThrow();
        JsonNode embed = seen.path("embeds").path(0);
        assertThat(embed.path("title").asText()).isEqualTo("Title");
        assertThat(embed.path("description").asText()).isEqualTo("Text");
        assertThat(embed.path("color").asInt()).isEqualTo(0x123456);
        assertThat(embed.path("fields").path(0).path("name").asText()).isEqualTo("Name");
        assertThat(embed.path("fields").path(0).path("value").asText()).isEqualTo("Value");
        assertThat(embed.path("footer").path("text").asText()).isEqualTo("Foot");
        assertThat(stage.file(embed.path("image").path("url").asText())).isEqualTo(picture);
    }

    private static void files(Stage stage) {
        Snowflake message = stage.client.sendFiles(stage.channel("general"), List.of("one.txt", "two.txt"));
        JsonNode files =
                stage.find(stage.channel("general"), message).orElseThrow().path("attachments");
        List<String> names = new ArrayList<>();
        for (JsonNode file : files) {
            String name = file.path("filename").asText();
            assertThat(stage.file(file.path("url").asText())).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
            names.add(name);
        }
        // Javacord sends its files last first.
        assertThat(stage.client instanceof JavacordClient ? names.reversed() : names)
                .containsExactly("one.txt", "two.txt");
    }

    private static void edit(Stage stage) {
        Snowflake general = stage.channel("commands");
        Snowflake message = stage.client.send(general, "a tpyo");
        stage.client.edit(general, message, "a typo");
        JsonNode seen = stage.find(general, message).orElseThrow();
        assertThat(seen.path("content").asText()).isEqualTo("a typo");
        assertThat(seen.path("edited_timestamp").isTextual()).isTrue();
        stage.hears("edited a typo");
    }

    private static void delete(Stage stage) {
        Snowflake general = stage.channel("commands");
        Snowflake message = stage.client.send(general, "soon gone");
        stage.client.delete(general, message);
        assertThat(stage.find(general, message)).isEmpty();
        stage.hears("deleted " + message);
    }

    private static void deleteAll(Stage stage) {
        Snowflake general = stage.channel("general");
        List<Snowflake> messages =
                List.of(stage.client.send(general, "one of two"), stage.client.send(general, "two of two"));
        stage.client.deleteAll(general, messages);
        messages.forEach(message -> stage.hears("deleted " + message));
        assertThat(stage.find(general, messages.getFirst())).isEmpty();
    }

    private static void react(Stage stage) {
        Snowflake general = stage.channel("commands");
        Snowflake message = stage.client.send(general, "well?");
        stage.client.react(general, message, "👍");
        stage.hears("reacted Guildhall 👍");
        assertThat(reactions(stage, message)).hasSize(1);
        stage.client.unreact(general, message, "👍");
        stage.hears("unreacted Guildhall 👍");
        assertThat(reactions(stage, message)).isEmpty();
    }

    private static JsonNode reactions(Stage stage, Snowflake message) {
        return stage.find(stage.channel("commands"), message).orElseThrow().path("reactions");
    }

    private static void reactionHeard(Stage stage) {
        Snowflake message = stage.client.send(stage.channel("general"), "like it?");
        stage.control(
                "reactions",
                Json.object()
                        .put("channel", "general")
                        .put("author", "cleo")
                        .put("message", message.toString())
                        .put("emoji", "🎉"));
        stage.hears("reacted cleo 🎉");
    }

    private static void pin(Stage stage) {
        Snowflake message = stage.client.send(stage.channel("commands"), "house rules");
        stage.client.pin(stage.channel("commands"), message);
        assertThat(stage.find(stage.channel("commands"), message)
                        .orElseThrow()
                        .path("pinned")
                        .asBoolean())
                .isTrue();
    }

    private static void editHeard(Stage stage) {
        Message message = stage.world().messages().post(stage.channel("general"), stage.person("cleo"), "I menat");
        stage.hears("message cleo I menat");
        stage.world()
                .messages()
                .edit(message, new MessageEdit("I meant", null, null, null, List.of(), null, 0, 0, false));
        stage.hears("edited I meant");
    }

    private static void mentions(Stage stage) {
        Snowflake general = stage.channel("general");
        String greeting = "hello <@" + stage.person("cleo") + ">";
        assertThat(mentioned(stage, stage.client.send(general, greeting))).isEqualTo(1);
        assertThat(mentioned(stage, stage.client.sendWithoutMentions(general, greeting)))
                .isZero();
    }

    private static int mentioned(Stage stage, Snowflake message) {
        return stage.find(stage.channel("general"), message)
                .orElseThrow()
                .path("mentions")
                .size();
    }

    private static void typing(Stage stage) {
        stage.client.type(stage.channel("general"));
        Until.isTrue(
                "typing",
                () -> stage.happened().stream()
                        .anyMatch(event -> event instanceof WorldEvent.Typing typing
                                && typing.person().equals(stage.world().bot().id())));
    }

    private static void typingHeard(Stage stage) {
        stage.world()
                .messages()
                .typing(stage.world().channel(stage.channel("general")).orElseThrow(), stage.person("dinah"));
        stage.hears("typing dinah");
    }

    private static void history(Stage stage) {
        IntStream.range(0, 120).forEach(number -> stage.say("cellar", "emil", "cask " + number));
        assertThat(stage.client.history(stage.channel("cellar"), 3))
                .containsExactly("cask 117", "cask 118", "cask 119");
        assertThat(stage.client.history(stage.channel("cellar"), 100))
                .hasSize(100)
                .startsWith("cask 20");
    }

    private static void historyBefore(Stage stage) {
        JsonNode messages = stage.messages(stage.channel("cellar"));
        Snowflake fifth = Snowflake.of(messages.path(4).path("id").asText());
        assertThat(stage.client.historyBefore(stage.channel("cellar"), fifth, 2))
                .containsExactly("cask 2", "cask 3");
    }

    private static void single(Stage stage) {
        JsonNode last = stage.messages(stage.channel("cellar")).path(119);
        Snowflake id = Snowflake.of(last.path("id").asText());
        assertThat(stage.client.content(stage.channel("cellar"), id)).isEqualTo("cask 119");
    }

    private static void tooLong(Stage stage) {
        assertThatThrownBy(() -> stage.client.send(stage.channel("general"), "x".repeat(2001)));
    }

    private static void unknown(Stage stage) {
        assertThatThrownBy(() -> stage.client.edit(stage.channel("general"), new Snowflake(5), "nothing"));
    }

    private static void burst(Stage stage) {
        Snowflake channel = stage.channel("level-ups");
        for (int number = 0; number < 8; number++) {
            stage.client.send(channel, "burst " + number);
        }
        assertThat(stage.messages(channel))
                .extracting(message -> message.path("content").asText())
                .containsExactly(
                        "burst 0", "burst 1", "burst 2", "burst 3", "burst 4", "burst 5", "burst 6", "burst 7");
    }

    private static void direct(Stage stage) {
        stage.client.direct(stage.person("dinah"), "only between us");
        Snowflake conversation =
                stage.world().directChannels().open(stage.person("dinah")).id();
        assertThat(stage.times(conversation, "only between us")).isEqualTo(1);
    }

    private static void directHeard(Stage stage) {
        stage.sayDirectly("dinah", "I will not tell");
        stage.hears("direct dinah I will not tell");
    }
}
