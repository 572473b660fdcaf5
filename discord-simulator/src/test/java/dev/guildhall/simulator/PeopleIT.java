package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do by the control API, and what the bot hears of it. */
final class PeopleIT {
    private static final int PRESENCES = 1 << 8;

    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private JsonNode tavern() {
        return scene.control.state().path("guilds").get(0);
    }

    private JsonNode refused(int status, String path, String body) {
        HttpResponse<String> answer =
                scene.control.send("POST", "/_sim" + path, Json.parse(body.replace('\'', '"')), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.parse(answer.body()).path("error");
    }

    private GatewayClient withPresences() {
        GatewayClient client = new GatewayClient(scene.simulator, "");
        client.send("{\"op\":2,\"d\":{\"token\":\"secret\",\"intents\":" + (1 | PRESENCES) + "}}");
        Until.isTrue("no place in the queue, or READY", () -> client.all().size() > 1);
        return client;
    }

    @Test
    void managedRolesAreShownAndNobodyCanGiveThem() {
        assertThat(tavern().path("roles"))
                .filteredOn(role -> role.path("managed").asBoolean())
                .extracting(role -> role.path("name").asText())
                .containsExactly("Guildhall");
        JsonNode error = refused(
                403, "/members", "{'guild':'Guildhall Tavern','member':'cleo','roles':['Guildhall','Regular']}");
        assertThat(error.asText()).contains("'Guildhall' is managed by an application");
    }

    @Test
    void voiceStatesAndTheAfkChannelAreInTheState() {
        scene.sim("POST", "/voice", "{'guild':'Guildhall Tavern','author':'cleo','channel':'Dozing','selfMute':true}");
        scene.sim("POST", "/voice", "{'guild':'Guildhall Tavern','author':'cleo','deaf':true}");
        JsonNode state = tavern().path("voiceStates").get(0);
        assertThat(state.path("channelId")).isEqualTo(tavern().path("afkChannelId"));
        assertThat(state.path("selfMute").asBoolean()).isTrue();
        assertThat(state.path("deaf").asBoolean()).isTrue();
        JsonNode guild = scene.ok("GET", scene.guild());
        assertThat(guild.path("afk_channel_id")).isEqualTo(tavern().path("afkChannelId"));
        assertThat(guild.path("afk_timeout").asInt()).isEqualTo(300);
    }

    @Test
    void languageOfAPersonAndOfAServerIsInTheStateAndAnUnknownOneIsRefused() {
        scene.sim("POST", "/languages", "{'author':'cleo','language':'ko'}");
        scene.sim("POST", "/languages", "{'guild':'Guildhall Tavern','language':'ja'}");
        assertThat(tavern().path("members"))
                .filteredOn(member -> member.path("language").asText().equals("ko"))
                .extracting(member -> member.path("username").asText())
                .containsExactly("cleo");
        assertThat(scene.ok("GET", scene.guild()).path("preferred_locale").asText())
                .isEqualTo("ja");
        assertThat(refused(400, "/languages", "{'author':'cleo','language':'tlh'}")
                        .asText())
                .startsWith("Discord has no language 'tlh'; there are: en-US");
    }

    @Test
    void directConversationsAreListedWithTheirPeople() {
        JsonNode opened = scene.sim("POST", "/direct-channels", "{'author':'dinah'}");
        JsonNode listed = scene.control.state().path("directChannels");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("id")).isEqualTo(opened.path("id"));
        assertThat(listed.get(0).path("username").asText()).isEqualTo("dinah");
    }

    @Test
    void presencesAreToldToThoseWithTheIntent() {
        scene.sim("POST", "/presence", "{'author':'emil','status':'invisible'}");
        try (GatewayClient client = identified()) {
            JsonNode created = client.event("GUILD_CREATE").path("d");
            assertThat(created.path("presences"))
                    .extracting(presence -> presence.at("/user/id").asText())
                    .contains(scene.member("ada").id().toString())
                    .doesNotContain(scene.member("emil").id().toString());
            scene.sim("POST", "/presence", "{'author':'ada','status':'dnd','activities':['Chess']}");
            JsonNode update = client.event("PRESENCE_UPDATE").path("d");
            assertThat(update.path("status").asText()).isEqualTo("dnd");
            assertThat(update.at("/activities/0/name").asText()).isEqualTo("Chess");
            assertThat(scene.gateway.events("PRESENCE_UPDATE")).isEmpty();
        }
    }

    /** A session that hears presences; it waits until there is a place for it among the identifies. */
    private GatewayClient identified() {
        return Until.found("READY", () -> {
            GatewayClient client = withPresences();
            if (client.events("READY").isEmpty()) {
                client.close();
                return java.util.Optional.empty();
            }
            return java.util.Optional.of(client);
        });
    }

    @Test
    void presenceThatTheBotSetsIsInTheState() {
        scene.gateway.send("{\"op\":3,\"d\":{\"since\":null,\"afk\":false,\"status\":\"idle\",\"activities\":"
                + "[{\"name\":\"the crowd\",\"type\":3}]}}");
        Until.isTrue(
                "idle", () -> scene.control.state().at("/bot/status").asText().equals("idle"));
    }

    @Test
    void slowModeHoldsPeopleBackButNotModerators() {
        scene.ok("PATCH", scene.general(), "{'rate_limit_per_user':60}");
        String body = "{'guild':'Guildhall Tavern','channel':'general','author':'%s','content':'x'}";
        scene.sim("POST", "/messages", body.formatted("cleo"));
        assertThat(refused(429, "/messages", body.formatted("cleo")).asText()).contains("slow mode", "20016");
        scene.sim("POST", "/messages", body.formatted("bram"));
        scene.sim("POST", "/messages", body.formatted("bram"));
    }
}
