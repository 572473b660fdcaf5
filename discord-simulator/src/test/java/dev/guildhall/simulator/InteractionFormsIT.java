package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sub commands by their whole name, choices while typing, and files and ticks that people give. */
final class InteractionFormsIT {
    private Scene scene;
    private String commands;

    @BeforeEach
    void start() {
        scene = new Scene();
        commands = "/applications/" + scene.simulator.world().bot().id() + "/commands";
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }

    private ObjectNode by(String author, String what) {
        ObjectNode body = scene.control.in("general", author);
        body.setAll(json(what));
        return body;
    }

    /** Lets a person act, answers the bot's part of it, and gives what the bot was told. */
    private JsonNode answered(int count, ObjectNode action, String file, String answer) {
        CompletableFuture<JsonNode> person = CompletableFuture.supplyAsync(
                () -> scene.control.form("/_sim/interactions", action, file, "content of " + file));
        Until.isTrue(
                "interaction " + count,
                () -> scene.gateway.events("INTERACTION_CREATE").size() >= count || person.isCompletedExceptionally());
        JsonNode told = scene.event("INTERACTION_CREATE", count);
        scene.ok(
                "POST",
                "/interactions/" + told.path("id").asText() + "/"
                        + told.path("token").asText() + "/callback",
                answer);
        person.join();
        return told;
    }

    private HttpResponse<String> act(ObjectNode action) {
        return scene.control.send("POST", "/_sim/interactions", action, "");
    }

    @Test
    void answerToASubCommandNamesItWhole() {
        scene.ok(
                "POST",
                commands,
                "{'name':'settings','description':'x','options':[{'type':2,'name':'text','description':'x','options':["
                        + "{'type':1,'name':'set','description':'x','options':[]}]}]}");
        JsonNode told = answered(
                1, by("ada", "{'command':'settings text set'}"), "none.txt", "{'type':4,'data':{'content':'done'}}");
        JsonNode message = scene.event("MESSAGE_CREATE", 1);
        assertThat(message.at("/interaction/name").asText()).isEqualTo("settings text set");
        assertThat(message.at("/interaction_metadata/name").asText()).isEqualTo("settings text set");
        assertThat(message.at("/interaction_metadata/id")).isEqualTo(told.path("id"));
        String webhook = "/webhooks/" + scene.simulator.world().bot().id() + "/"
                + told.path("token").asText();
        JsonNode followUp = scene.ok("POST", webhook, "{'content':'more'}");
        assertThat(followUp.at("/interaction_metadata/original_response_message_id"))
                .isEqualTo(message.path("id"));
    }

    @Test
    void choicesAreAskedForOnlyWhereTheOptionHasThem() {
        scene.ok(
                "POST",
                commands,
                "{'name':'find','description':'x','default_member_permissions':'32','options':["
                        + "{'type':4,'name':'key','description':'x','autocomplete':true},"
                        + "{'type':3,'name':'value','description':'x'}]}");
        JsonNode told = answered(
                1,
                by("ada", "{'command':'find','autocomplete':true,'focused':'key','options':{'key':'1a'}}"),
                "none.txt",
                "{'type':8,'data':{'choices':[]}}");
        assertThat(told.at("/data/options/0/value").asText()).isEqualTo("1a");
        assertThat(act(by("ada", "{'command':'find','autocomplete':true,'focused':'value','options':{'value':'x'}}"))
                        .body())
                .contains("'value' has no autocomplete", "[key]");
        assertThat(act(by("ada", "{'command':'find','autocomplete':true,'focused':'other'}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(act(by("cleo", "{'command':'find'}")).body()).contains("MANAGE_GUILD");
        assertThat(scene.gateway.events("INTERACTION_CREATE")).hasSize(1);
    }

    @Test
    void filesAndTicksReachTheBot() {
        scene.ok(
                "POST",
                commands,
                "{'name':'upload','description':'x','options':["
                        + "{'type':11,'name':'file','description':'x','required':true}]}");
        assertThat(act(by("ada", "{'command':'upload','options':{'file':'map.txt'}}"))
                        .body())
                .contains("none named 'map.txt' is attached");
        JsonNode told = answered(
                1,
                by("ada", "{'command':'upload','options':{'file':'map.txt'}}"),
                "map.txt",
                "{'type':9,'data':{'custom_id':'form','title':'Form','components':["
                        + label("{'type':19,'custom_id':'files'}")
                        + ","
                        + label("{'type':21,'custom_id':'one','options':[" + option("a") + "," + option("b") + "]}")
                        + ","
                        + label("{'type':22,'custom_id':'some','options':[" + option("c") + "," + option("d") + "]}")
                        + "," + label("{'type':23,'custom_id':'yes'}") + "]}}");
        String id = told.at("/data/options/0/value").asText();
        JsonNode file = told.at("/data/resolved/attachments/" + id);
        assertThat(file.path("filename").asText()).isEqualTo("map.txt");
        assertThat(scene.control
                        .send("GET", file.path("url").asText().replaceFirst("^http://[^/]+", ""), null, "")
                        .body())
                .isEqualTo("content of map.txt");
        JsonNode submitted = answered(
                2,
                by("ada", "{'customId':'form','fields':{'files':['map.txt'],'one':'b','some':['c','d'],'yes':true}}"),
                "map.txt",
                "{'type':4,'data':{'content':'thanks'}}");
        JsonNode fields = submitted.at("/data/components");
        assertThat(fields.at("/0/component/values")).hasSize(1);
        assertThat(submitted.at("/data/resolved/attachments")).hasSize(1);
        assertThat(fields.at("/1/component/value").asText()).isEqualTo("b");
        assertThat(fields.at("/2/component/values").toString()).isEqualTo("[\"c\",\"d\"]");
        assertThat(fields.at("/3/component/value").isBoolean()).isTrue();
        assertThat(scene.event("MESSAGE_CREATE", 1).at("/interaction_metadata/triggering_interaction_metadata/id"))
                .isEqualTo(told.path("id"));
    }

    private static String label(String component) {
        return "{'type':18,'label':'Label','component':" + component + "}";
    }

    private static String option(String value) {
        return "{'label':'" + value + "','value':'" + value + "'}";
    }
}
