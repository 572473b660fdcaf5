package dev.guildhall.simulator.client;

import static dev.guildhall.simulator.client.Stage.TAVERN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.Until;
import dev.guildhall.simulator.world.Json;
import java.util.List;

/** Commands and components. */
final class InteractionSteps {
    static final List<Step> STEPS = List.of(
            new Step("global commands are registered and listed", InteractionSteps::register),
            new Step("a command of one guild", InteractionSteps::guildCommand),
            new Step(
                    "an answer at once",
                    stage -> assertThat(text(stage.run("ping"))).isEqualTo("pong")),
            new Step("an ephemeral answer", InteractionSteps::ephemeral),
            new Step("a deferred answer", stage -> deferred(stage, "later", "at last", false)),
            new Step("a deferred ephemeral answer", stage -> deferred(stage, "later-secret", "at last, alone", true)),
            new Step("a follow-up", InteractionSteps::followUp),
            new Step("the answer deleted", InteractionSteps::deleted),
            new Step("silence is reported", InteractionSteps::silence),
            new Step("text option", stage -> option(stage, Json.object().put("text", "häus"), "text=häus")),
            new Step("integer option", stage -> option(stage, Json.object().put("count", 42), "count=42")),
            new Step("number option", stage -> option(stage, Json.object().put("ratio", 1.5), "ratio=1.5")),
            new Step("boolean option", stage -> option(stage, Json.object().put("yes", true), "yes=true")),
            new Step("user option", stage -> option(stage, Json.object().put("who", "cleo"), "who=cleo")),
            new Step("channel option", stage -> option(stage, Json.object().put("where", "cellar"), "where=cellar")),
            new Step("role option", stage -> option(stage, Json.object().put("rank", "Regular"), "rank=Regular")),
            new Step("mentionable option", InteractionSteps::mentionable),
            new Step("a sub-command", InteractionSteps::subcommand),
            new Step("a choice", InteractionSteps::choice),
            new Step("autocomplete", InteractionSteps::autocomplete),
            new Step("buttons and menus are shown", InteractionSteps::panel),
            new Step("a button is answered", InteractionSteps::buttonAnswers),
            new Step("choices of a menu", InteractionSteps::menu),
            new Step("people of a menu", InteractionSteps::people),
            new Step("a button changes its message", InteractionSteps::buttonUpdates),
            new Step("a modal is opened and submitted", InteractionSteps::modal));

    private InteractionSteps() {}

    private static String text(JsonNode outcome) {
        assertThat(outcome.path("status").asText()).as(outcome.toString()).isEqualTo("answered");
        return outcome.path("messages").path(0).path("content").asText();
    }

    private static void register(Stage stage) {
        stage.client.registerCommands();
        assertThat(stage.client.commands())
                .contains("ping", "secret", "later", "options", "paint", "settings")
                .hasSize(13);
    }

    private static void guildCommand(Stage stage) {
        stage.client.registerGuildCommand(TAVERN, "tap");
        assertThat(stage.client.commands()).doesNotContain("tap");
        assertThat(text(stage.run("tap"))).isEqualTo("tap []");
    }

    private static void ephemeral(Stage stage) {
        JsonNode outcome = stage.run("secret");
        assertThat(text(outcome)).isEqualTo("for you alone");
        assertThat(outcome.path("ephemeral").asBoolean()).isTrue();
        assertThat(outcome.path("messages").path(0).path("ephemeralFor").asText())
                .isEqualTo(stage.person("bram").toString());
    }

    private static void deferred(Stage stage, String command, String text, boolean ephemeral) {
        JsonNode outcome = stage.run(command);
        assertThat(text(outcome)).isEqualTo(text);
        assertThat(outcome.path("deferred").asBoolean()).isTrue();
        assertThat(outcome.path("ephemeral").asBoolean()).isEqualTo(ephemeral);
    }

    private static void followUp(Stage stage) {
        assertThat(text(stage.run("more"))).isEqualTo("first");
        Until.isTrue("the follow-up", () -> stage.times(stage.channel("commands"), "second") == 1);
    }

    private static void deleted(Stage stage) {
        stage.run("gone");
        Until.isTrue("its deletion", () -> stage.times(stage.channel("commands"), "seen by nobody") == 0);
    }

    private static void silence(Stage stage) {
        assertThat(stage.run("mute").path("error").asText()).isEqualTo("The application did not respond");
    }

    private static void option(Stage stage, ObjectNode options, String seen) {
        assertThat(text(stage.run("options", options))).isEqualTo("options [" + seen + "]");
    }

    private static void mentionable(Stage stage) {
        JsonNode outcome = stage.run("options", Json.object().put("whom", "dinah"));
        assertThat(text(outcome)).contains(stage.person("dinah").toString());
    }

    private static void subcommand(Stage stage) {
        assertThat(text(stage.run("settings set", Json.object().put("key", "prefix"))))
                .isEqualTo("settings/set [key=prefix]");
    }

    private static void choice(Stage stage) {
        assertThat(text(stage.run("paint", Json.object().put("color", "red").put("size", "Large"))))
                .isEqualTo("paint [color=red, size=l]");
    }

    private static void autocomplete(Stage stage) {
        JsonNode outcome = stage.interact(Json.object()
                .put("command", "paint")
                .put("autocomplete", true)
                .put("focused", "color")
                .set("options", Json.object().put("color", "gr")));
        assertThat(outcome.path("result").path("choices"))
                .extracting(each -> each.path("value").asText())
                .containsExactly("green", "grey");
    }

    private static void panel(Stage stage) {
        JsonNode message = stage.run("panel").path("messages").path(0);
        assertThat(message.findValuesAsText("custom_id")).containsExactly("press", "tell", "pick", "who");
    }

    private static JsonNode press(Stage stage, String customId, String... values) {
        JsonNode messages = stage.messages(stage.channel("commands"));
        String panel = "";
        for (JsonNode each : messages) {
            if (each.path("components").findValuesAsText("custom_id").contains(customId)) {
                panel = each.path("id").asText();
            }
        }
        ObjectNode body = Json.object().put("message", panel).put("customId", customId);
        if (values.length > 0) {
            List.of(values).forEach(body.withArray("values")::add);
        }
        return stage.interact(body);
    }

    private static void buttonAnswers(Stage stage) {
        assertThat(text(press(stage, "tell"))).isEqualTo("tell []");
    }

    private static void menu(Stage stage) {
        assertThat(text(press(stage, "pick", "a", "c"))).isEqualTo("pick [a, c]");
    }

    private static void people(Stage stage) {
        assertThat(text(press(stage, "who", stage.person("emil").toString()))).isEqualTo("who [emil]");
    }

    private static void buttonUpdates(Stage stage) {
        assertThat(text(press(stage, "press"))).isEqualTo("pressed");
        assertThat(stage.times(stage.channel("commands"), "a panel")).isZero();
    }

    private static void modal(Stage stage) {
        JsonNode opened = stage.run("form");
        assertThat(opened.path("result").path("title").asText()).isEqualTo("A form");
        assertThat(opened.path("result").findValuesAsText("custom_id")).contains("form", "word");
        JsonNode outcome = stage.interact(Json.object()
                .put("customId", "form")
                .set("fields", Json.object().put("word", "sesame")));
        assertThat(text(outcome)).isEqualTo("form said sesame");
        assertThat(outcome.path("ephemeral").asBoolean()).isTrue();
    }
}
