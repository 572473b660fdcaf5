package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Overwrite;
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
