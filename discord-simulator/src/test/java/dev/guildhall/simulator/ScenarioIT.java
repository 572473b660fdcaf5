package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The world as a file. */
final class ScenarioIT {
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private static JsonNode sample() throws IOException {
        try (var in = ScenarioIT.class.getResourceAsStream("/scenario/arcade.json")) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private HttpResponse<String> put(JsonNode scenario) {
        return scene.control.send("PUT", "/_sim/scenario", scenario, "");
    }

    @Test
    void sampleTakesThePlaceOfWhatWasThere() throws IOException {
        assertThat(put(sample()).statusCode()).isEqualTo(200);
        scene.event("GUILD_DELETE", 2);
        JsonNode arcade = scene.event("GUILD_CREATE", 3);
        assertThat(arcade.path("name").asText()).isEqualTo("Pinball Arcade");
        assertThat(scene.ok("GET", "/users/@me/guilds")).hasSize(1);
        String general = arcade.path("channels").findValuesAsText("id").get(1);
        assertThat(scene.ok("GET", "/channels/" + general + "/messages")).hasSize(2);
        assertThat(scene.ok("GET", "/channels/" + general + "/pins")).hasSize(1);
        scene.refused(
                50001,
                "GET",
                "/channels/" + arcade.path("channels").findValuesAsText("id").get(2),
                null);
        scene.refused(10004, "GET", scene.guild(), null);
    }

    @Test
    void whatIsSavedIsWhatIsLoaded() {
        scene.written("cleo", "remember me");
        scene.ok("POST", scene.guild() + "/channels", "{'name':'questions','type':15,'available_tags':[{'name':'a'}]}");
        scene.ok("PUT", scene.guild() + "/bans/" + scene.member("emil").id());
        scene.ok("POST", scene.general() + "/threads", "{'name':'Own','type':11}");
        scene.ok("POST", scene.guild() + "/roles", "{'name':'Regular'}");
        JsonNode saved = scene.sim("GET", "/scenario", null);
        assertThat(saved.at("/guilds/0/afkChannel").asText())
                .isEqualTo(scene.channel("Dozing").id().toString());
        assertThat(put(saved).body()).isEqualTo("{\"loaded\":true}");
        assertThat(scene.sim("GET", "/scenario", null)).isEqualTo(saved);
        assertThat(saved.toString()).contains("remember me");
    }

    @Test
    void everyMistakeIsNamedByItsPathAndNothingChanges() throws IOException {
        ObjectNode broken = sample().deepCopy();
        ObjectNode guild = (ObjectNode) broken.path("guilds").path(0);
        guild.put("nmae", "x").put("owner", 7);
        ((ObjectNode) guild.path("channels").path(1)).put("type", "hologram");
        assertThat(put(broken).body())
                .contains(
                        "guilds[0].nmae is unknown; there are: id, name",
                        "guilds[0].owner is number: give string",
                        "guilds[0].channels[1].type is 'hologram': give one of text, voice");
        ObjectNode dangling = sample().deepCopy();
        ((ObjectNode) dangling.at("/guilds/0")).put("owner", "nobody");
        ((ObjectNode) dangling.at("/guilds/0/channels/1")).put("parent", "Cellar");
        HttpResponse<String> response = put(dangling);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains(
                        "guilds[0].owner is 'nobody', and there is no such person",
                        "guilds[0].channels[1].parent is 'Cellar'");
        assertThat(scene.simulator.world().guild(Scenario.TAVERN)).isPresent();
    }

    @Test
    void programSaysWhatIsWrongWithItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("s.json"), "{\"people\":[]}");
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new SimulatorCommand())
                .setErr(new PrintWriter(errors, true))
                .execute("--port", "0", "--scenario", file.toString());
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains("guilds is missing");
    }

    @Test
    void fileIsLoadedAtTheStart(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("s.json"), sample().toString());
        try (Simulator simulator = Simulator.start(
                SimulatorOptions.defaults().with().scenario(file).build())) {
            assertThat(simulator.world().guilds())
                    .singleElement()
                    .extracting(guild -> guild.name())
                    .isEqualTo("Pinball Arcade");
        }
    }
}
