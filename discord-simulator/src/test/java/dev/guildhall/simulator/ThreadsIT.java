package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads and posts that people begin, and who may be in them. */
final class ThreadsIT {
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private static String by(String author, String channel, String more) {
        return "{'guild':'Guildhall Tavern','channel':'" + channel + "','author':'" + author + "'" + more + "}";
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return scene.control.send(method, "/_sim" + path, Json.parse(body.replace('\'', '"')), "");
    }

    @Test
    void threadBeginsAtAMessageAndWhoWritesInItJoins() {
        String message = scene.written("cleo", "a long story");
        JsonNode thread =
                scene.sim("POST", "/threads", by("cleo", "general", ",'message':'" + message + "','name':'Story'"));
        assertThat(thread.path("id").asText()).isEqualTo(message);
        assertThat(scene.event("THREAD_CREATE").path("owner_id").asText())
                .isEqualTo(scene.member("cleo").id().toString());
        JsonNode starter = scene.event("MESSAGE_CREATE", 2);
        assertThat(starter.path("type").asInt()).isEqualTo(21);
        assertThat(starter.at("/message_reference/channel_id").asText())
                .isEqualTo(scene.channel("general").id().toString());
        scene.sim("POST", "/messages", by("dinah", message, ",'content':'and then?'"));
        assertThat(scene.event("THREAD_MEMBERS_UPDATE")
                        .at("/added_members/0/user_id")
                        .asText())
                .isEqualTo(scene.member("dinah").id().toString());
        JsonNode shown = scene.control.state().at("/guilds/0/threads/0");
        assertThat(shown.path("memberIds")).hasSize(2);
        assertThat(shown.path("parentId").asText())
                .isEqualTo(scene.channel("general").id().toString());
    }

    @Test
    void privateThreadIsForThoseInItAndForModerators() {
        JsonNode thread = scene.sim("POST", "/threads", by("cleo", "general", ",'private':true,'name':'Secret'"));
        String id = thread.path("id").asText();
        assertThat(send("POST", "/messages", by("dinah", id, ",'content':'hello?'"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(scene.control
                        .send("GET", "/_sim/channels/" + id + "/messages?as=dinah", null, "")
                        .statusCode())
                .isEqualTo(403);
        scene.sim("POST", "/messages", by("bram", id, ",'content':'a moderator comes in'"));
        scene.sim(
                "POST",
                "/messages",
                by("cleo", id, ",'content':'<@" + scene.member("dinah").id() + "> come'"));
        scene.sim("POST", "/messages", by("dinah", id, ",'content':'here I am'"));
        assertThat(send("PATCH", "/threads", by("dinah", id, ",'remove':'bram'"))
                        .statusCode())
                .isEqualTo(403);
        scene.sim("PATCH", "/threads", by("cleo", id, ",'remove':'dinah'"));
        assertThat(send("POST", "/typing", by("dinah", id, "")).body()).contains("private thread 'Secret'");
    }

    @Test
    void archivedThreadOpensWhenSomebodyWritesAndALockedOneForModeratorsAlone() {
        String id = scene.sim("POST", "/threads", by("cleo", "general", ",'name':'Old'"))
                .path("id")
                .asText();
        scene.sim("PATCH", "/threads", by("cleo", id, ",'archived':true"));
        scene.sim("POST", "/messages", by("dinah", id, ",'content':'awake'"));
        assertThat(scene.event("THREAD_UPDATE", 2)
                        .at("/thread_metadata/archived")
                        .asBoolean())
                .isFalse();
        assertThat(send("PATCH", "/threads", by("cleo", id, ",'locked':true")).statusCode())
                .isEqualTo(403);
        scene.sim("PATCH", "/threads", by("bram", id, ",'locked':true"));
        assertThat(send("POST", "/messages", by("cleo", id, ",'content':'but'")).body())
                .contains("is locked");
        scene.sim("POST", "/messages", by("bram", id, ",'content':'no'"));
    }

    @Test
    void postOfAForumBeginsWithItsFirstMessage() {
        scene.ok(
                "POST", scene.guild() + "/channels", "{'name':'questions','type':15,'available_tags':[{'name':'xp'}]}");
        assertThat(send("POST", "/threads", by("cleo", "questions", ",'name':'How?'"))
                        .statusCode())
                .isEqualTo(400);
        JsonNode post = scene.sim(
                "POST", "/threads", by("cleo", "questions", ",'name':'How?','content':'does it work','tags':['XP']"));
        assertThat(post.at("/message/id")).isEqualTo(post.path("id"));
        assertThat(post.path("applied_tags")).hasSize(1);
        assertThat(scene.event("MESSAGE_CREATE").path("channel_id")).isEqualTo(post.path("id"));
    }

    @Test
    void pollShowsWhoVoted() {
        String poll = scene.ok(
                        "POST",
                        scene.general() + "/messages",
                        "{'poll':{'question':{'text':'q'},'answers':[{'poll_media':{'text':'a'}},"
                                + "{'poll_media':{'text':'b'}}]}}")
                .path("id")
                .asText();
        JsonNode voted = scene.sim("POST", "/votes", by("cleo", "general", ",'message':'" + poll + "','answer':'b'"));
        assertThat(voted.at("/poll/answers/1/people/0").asText())
                .isEqualTo(scene.member("cleo").id().toString());
        assertThat(voted.at("/poll/ended").asBoolean()).isFalse();
    }
}
