package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Overwrite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What libraries in other languages call, and JDA and Javacord do not: each of these once failed with one of them. */
final class FurtherRoutesIT {
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void invitesAreMadeToldListedAndEnded() {
        String code = scene.ok("POST", scene.general() + "/invites", "{'max_age':60}")
                .path("code")
                .asText();
        assertThat(scene.event("INVITE_CREATE").path("code").asText()).isEqualTo(code);
        assertThat(scene.ok("GET", scene.guild() + "/invites")).hasSize(1);
        assertThat(scene.ok("GET", "/invites/" + code).at("/guild/name").asText())
                .isEqualTo("Guildhall Tavern");
        scene.ok("DELETE", "/invites/" + code);
        scene.event("INVITE_DELETE");
        scene.refused(10006, "GET", "/invites/" + code, null);
        JsonNode entry =
                scene.ok("GET", scene.guild() + "/audit-logs?action_type=40").at("/audit_log_entries/0");
        assertThat(entry.path("changes"))
                .extracting(change -> change.path("key").asText())
                .contains("code", "max_age");
    }

    @Test
    void stickersAreMadeRenamedAndDeleted() throws IOException, InterruptedException {
        String boundary = "----sticker";
        String form = "";
        for (String field : List.of("name=dice", "tags=game", "description=a dice")) {
            form += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.split("=")[0] + "\"\r\n\r\n"
                    + field.split("=")[1] + "\r\n";
        }
        form += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"d.png\"\r\n"
                + "Content-Type: image/png\r\n\r\nPNG\r\n--" + boundary + "--\r\n";
        String stickers = scene.guild() + "/stickers";
        JsonNode made;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(scene.simulator.restBase() + stickers))
                    .header("Authorization", Scene.BOT)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.ofString(form))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
            made = Json.parse(response.body());
        }
        assertThat(made.path("format_type").asInt()).isEqualTo(1);
        assertThat(scene.event("GUILD_STICKERS_UPDATE").path("stickers")).hasSize(1);
        String sticker = stickers + "/" + made.path("id").asText();
        assertThat(scene.ok("PATCH", sticker, "{'name':'die'}").path("name").asText())
                .isEqualTo("die");
        assertThat(scene.ok("GET", "/stickers/" + made.path("id").asText())
                        .path("description")
                        .asText())
                .isEqualTo("a dice");
        scene.refused(50035, "POST", stickers, "{}");
        scene.ok("DELETE", sticker);
        scene.refused(10060, "GET", sticker, null);
    }

    @Test
    void rulesOfAutoModerationAreKeptAndTold() {
        String rules = scene.guild() + "/auto-moderation/rules";
        String body = "{'name':'no spam','event_type':1,'trigger_type':3,'actions':[{'type':1}],'enabled':true}";
        String rule = rules + "/" + scene.ok("POST", rules, body).path("id").asText();
        assertThat(scene.event("AUTO_MODERATION_RULE_CREATE").path("enabled").asBoolean())
                .isTrue();
        assertThat(scene.refused(50035, "POST", rules, body)
                        .at("/errors/trigger_type/_errors/0/code")
                        .asText())
                .isEqualTo("AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED");
        assertThat(scene.ok("PATCH", rule, "{'enabled':false}").path("name").asText())
                .isEqualTo("no spam");
        assertThat(scene.ok("GET", rules)).hasSize(1);
        scene.ok("DELETE", rule);
        scene.event("AUTO_MODERATION_RULE_DELETE");
        assertThat(scene.ok("GET", rules)).isEmpty();
        scene.deny("MANAGE_GUILD");
        scene.refused(50013, "GET", rules, null);
    }

    @Test
    void scheduledEventsAreMadeChangedAndCancelled() {
        String events = scene.guild() + "/scheduled-events";
        ObjectNode body = Json.object()
                .put("name", "party")
                .put("entity_type", 3)
                .put("privacy_level", 2)
                .put("scheduled_start_time", Instant.now().plusSeconds(60).toString())
                .put("scheduled_end_time", Instant.now().plusSeconds(120).toString());
        assertThat(scene.refused(50035, "POST", events, body.toString()).at("/errors/entity_metadata/location"))
                .isNotEmpty();
        body.putObject("entity_metadata").put("location", "here");
        String event = events + "/"
                + scene.ok("POST", events, body.toString()).path("id").asText();
        scene.event("GUILD_SCHEDULED_EVENT_CREATE");
        assertThat(scene.ok("PATCH", event, "{'name':'ball'}").path("name").asText())
                .isEqualTo("ball");
        assertThat(scene.ok("GET", events)).hasSize(1);
        scene.ok("DELETE", event);
        scene.refused(10070, "GET", event, null);
    }

    @Test
    void votesAreToldAndCountedUntilThePollEnds() {
        String message = scene.ok(
                        "POST",
                        scene.general() + "/messages",
                        "{'poll':{'question':{'text':'q'},'answers':[{'poll_media':{'text':'a'}},"
                                + "{'poll_media':{'text':'b'}}]}}")
                .path("id")
                .asText();
        String vote = "{'guild':'Guildhall Tavern','channel':'general','author':'cleo','message':'" + message
                + "','answer':'";
        scene.sim("POST", "/votes", vote + "a'}");
        scene.sim("POST", "/votes", vote + "b'}");
        String poll = scene.general() + "/polls/" + message;
        assertThat(scene.ok("GET", poll + "/answers/1").path("users")).isEmpty();
        assertThat(scene.ok("GET", poll + "/answers/2").at("/users/0/username").asText())
                .isEqualTo("cleo");
        JsonNode ended = scene.ok("POST", poll + "/expire", "{}");
        assertThat(ended.at("/poll/results/is_finalized").asBoolean()).isTrue();
        assertThat(ended.at("/poll/results/answer_counts/1/count").asInt()).isEqualTo(1);
        scene.refused(520001, "POST", poll + "/expire", "{}");
    }

    @Test
    void forwardsShowASnapshotAndCrosspostsAreMarked() {
        String original = scene.written("cleo", "look");
        JsonNode forward = scene.ok(
                "POST",
                "/channels/" + scene.channel("commands").id() + "/messages",
                "{'message_reference':{'type':1,'message_id':'" + original + "','channel_id':'"
                        + scene.channel("general").id() + "'}}");
        assertThat(forward.at("/message_snapshots/0/message/content").asText()).isEqualTo("look");
        String news = "/channels/"
                + scene.ok("POST", scene.guild() + "/channels", "{'name':'news','type':5}")
                        .path("id")
                        .asText();
        String message = scene.ok("POST", news + "/messages", "{'content':'x'}")
                .path("id")
                .asText();
        String crosspost = "/messages/" + message + "/crosspost";
        assertThat(scene.ok("POST", news + crosspost, "{}").path("flags").asInt())
                .isEqualTo(1);
        scene.refused(40033, "POST", news + crosspost, "{}");
    }

    @Test
    void applicationHasEmojisOfItsOwn() {
        String emojis = "/applications/" + scene.simulator.world().bot().id() + "/emojis";
        String emoji = emojis + "/"
                + scene.ok("POST", emojis, "{'name':'dice','image':'data:image/png;base64,AA=='}")
                        .path("id")
                        .asText();
        scene.ok("PATCH", emoji, "{'name':'die'}");
        assertThat(scene.ok("GET", emojis).at("/items/0/name").asText()).isEqualTo("die");
        scene.ok("DELETE", emoji);
        scene.refused(10014, "GET", emoji, null);
    }

    @Test
    void encodedPathsAreTakenAndUnknownOnesAnsweredAsDiscordDoes() {
        scene.ok("PATCH", scene.guild() + "/members/%40me", "{'nick':'Bot'}");
        assertThat(scene.ok("PATCH", scene.guild() + "/members/@me/nick", "{'nick':'Bote'}")
                        .path("nick")
                        .asText())
                .isEqualTo("Bote");
        JsonNode hook = scene.ok("POST", scene.general() + "/webhooks", "{'name':'hook'}");
        String webhook = "/webhooks/" + hook.path("id").asText() + "/"
                + hook.path("token").asText();
        assertThat(scene.ok("POST", webhook + "?wait=1", "{'content':'x'}")
                        .path("id")
                        .asText())
                .isNotEmpty();
        assertThat(scene.call("GET", "/guilds/1/there-is-no-such", null).body())
                .isEqualTo("{\"message\":\"404: Not Found\",\"code\":0}");
    }

    @Test
    void wholeListOfRolesCanBeSentToMoveOne() {
        StringBuilder all = new StringBuilder("[");
        scene.tavern
                .roles()
                .forEach(role -> all.append(all.length() > 1 ? "," : "")
                        .append("{'id':'" + role.id() + "','position':" + role.position() + "}"));
        scene.ok("PATCH", scene.guild() + "/roles", all + "]");
        scene.refused(
                50013,
                "PATCH",
                scene.guild() + "/roles",
                "[{'id':'" + scene.tavern.roles().get(1).id() + "','position':9}]");
    }

    @Test
    void privateThreadIsHiddenUntilTheBotMayModerateThreads() {
        String thread = "/channels/"
                + scene.ok("POST", scene.general() + "/threads", "{'name':'p','type':12}")
                        .path("id")
                        .asText();
        scene.ok("DELETE", thread + "/thread-members/@me");
        scene.ok("GET", thread);
        scene.deny("MANAGE_THREADS");
        scene.refused(50001, "GET", thread, null);
    }

    @Test
    void threadsOfAChannelThatComesInSightAreTold() {
        scene.ok("POST", scene.general() + "/threads", "{'name':'t','type':11}");
        String overwrite = scene.general() + "/permissions/" + scene.tavern.id();
        String bot = scene.general() + "/permissions/"
                + scene.simulator.world().bot().id();
        scene.ok("PUT", bot, "{'type':1,'allow':'268435456','deny':'0'}");
        scene.simulator
                .world()
                .channelChanges()
                .put(
                        scene.tavern,
                        scene.channel("general")
                                .withOverwrites(List.of(new Overwrite(scene.tavern.id(), false, 0, 1024))));
        scene.refused(50001, "PUT", overwrite, "{'type':0,'allow':'0','deny':'0'}");
        scene.simulator
                .world()
                .channelChanges()
                .put(scene.tavern, scene.channel("general").withOverwrites(List.of()));
        assertThat(scene.event("THREAD_LIST_SYNC").at("/threads/0/name").asText())
                .isEqualTo("t");
    }
}
