package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels, overwrites, threads, voice and webhooks. */
final class ChannelsIT {
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private JsonNode created(String body) {
        return scene.ok("POST", scene.guild() + "/channels", body);
    }

    @Test
    void channelsOfAllKindsAreMadeChangedAndDeleted() {
        String category = created("{'name':'Rooms','type':4}").path("id").asText();
        JsonNode text =
                created("{'name':'New Room','topic':'t','parent_id':'" + category + "','rate_limit_per_user':5}");
        assertThat(text.path("name").asText()).isEqualTo("new-room");
        assertThat(text.path("rate_limit_per_user").asInt()).isEqualTo(5);
        assertThat(scene.event("CHANNEL_CREATE", 2).path("parent_id").asText()).isEqualTo(category);
        assertThat(created("{'name':'Hall','type':2,'user_limit':9}")
                        .path("user_limit")
                        .asInt())
                .isEqualTo(9);
        created("{'name':'Stage','type':13}");
        created("{'name':'news','type':5}");
        JsonNode errors = scene.refused(50035, "POST", scene.guild() + "/channels", "{'type':77}");
        assertThat(errors.at("/errors/type/_errors/0/code").asText()).isEqualTo("BASE_TYPE_CHOICES");
        assertThat(errors.at("/errors/name/_errors/0/code").asText()).isEqualTo("BASE_TYPE_REQUIRED");
        String path = "/channels/" + text.path("id").asText();
        assertThat(scene.ok("PATCH", path, "{'topic':'new'}").path("topic").asText())
                .isEqualTo("new");
        scene.ok(
                "PATCH",
                scene.guild() + "/channels",
                "[{'id':'" + text.path("id").asText() + "','position':0,'parent_id':null}]");
        assertThat(scene.ok("GET", path).path("parent_id").isNull()).isTrue();
        scene.ok("DELETE", path);
        scene.event("CHANNEL_DELETE");
        scene.refused(10003, "GET", path, null);
        scene.deny("MANAGE_CHANNELS");
        scene.refused(50013, "POST", scene.guild() + "/channels", "{'name':'x'}");
    }

    @Test
    void overwriteHidesAChannelFromTheBot() {
        String everyone = scene.tavern.id().toString();
        String path = scene.general() + "/permissions/" + everyone;
        scene.ok("PUT", path, "{'type':0,'deny':'2048'}");
        assertThat(scene.event("CHANNEL_UPDATE")
                        .at("/permission_overwrites/0/deny")
                        .asText())
                .isEqualTo("2048");
        scene.ok("DELETE", path);
        scene.refused(10009, "DELETE", path, null);
        String own = scene.member("Guildhall").id().toString();
        scene.ok("PUT", scene.general() + "/permissions/" + own, "{'type':1,'deny':'1024'}");
        scene.refused(50001, "GET", scene.general(), null);
        scene.refused(50001, "POST", scene.general() + "/messages", "{'content':'x'}");
        scene.written("cleo", "in secret");
        scene.sim(
                "POST",
                "/messages",
                "{'guild':'Guildhall Tavern','channel':'commands','author':'cleo','content':'in public'}");
        assertThat(scene.event("MESSAGE_CREATE").path("content").asText()).isEqualTo("in public");
    }

    @Test
    void threadIsBegunWithAMessageJoinedAndArchived() {
        String message = scene.written("cleo", "let us talk");
        JsonNode thread = scene.ok("POST", scene.general() + "/messages/" + message + "/threads", "{'name':'Talk'}");
        assertThat(thread.path("id").asText()).isEqualTo(message);
        assertThat(scene.event("THREAD_CREATE").path("newly_created").asBoolean())
                .isTrue();
        scene.refused(160004, "POST", scene.general() + "/messages/" + message + "/threads", "{'name':'x'}");
        String path = "/channels/" + message;
        scene.ok("POST", path + "/messages", "{'content':'inside'}");
        scene.ok("PUT", path + "/thread-members/" + scene.member("dinah").id());
        assertThat(scene.event("THREAD_MEMBERS_UPDATE").path("added_members")).hasSize(1);
        assertThat(scene.ok("GET", path + "/thread-members")).hasSize(2);
        assertThat(scene.ok("GET", scene.guild() + "/threads/active").path("threads"))
                .hasSize(1);
        scene.ok("DELETE", path + "/thread-members/@me");
        scene.ok("PATCH", path, "{'archived':true,'locked':true}");
        assertThat(scene.event("THREAD_UPDATE").at("/thread_metadata/archived").asBoolean())
                .isTrue();
        assertThat(scene.ok("GET", scene.guild() + "/threads/active").path("threads"))
                .isEmpty();
        assertThat(scene.ok("GET", scene.general() + "/threads/archived/public").path("threads"))
                .hasSize(1);
        scene.ok("DELETE", path);
        scene.event("THREAD_DELETE");
    }

    @Test
    void writingOpensAnArchivedThread() {
        JsonNode thread = scene.ok("POST", scene.general() + "/threads", "{'name':'Own','type':11}");
        String path = "/channels/" + thread.path("id").asText();
        scene.ok("PATCH", path, "{'archived':true}");
        scene.refused(50083, "PATCH", path, "{'name':'other'}");
        scene.ok("POST", path + "/messages", "{'content':'again'}");
        assertThat(scene.ok("GET", path).at("/thread_metadata/archived").asBoolean())
                .isFalse();
    }

    @Test
    void forumPostHasItsFirstMessageAndTags() {
        JsonNode forum = created("{'name':'questions','type':15,'available_tags':[{'name':'open'},{'name':'solved'}]}");
        String tag = forum.at("/available_tags/1/id").asText();
        String path = "/channels/" + forum.path("id").asText();
        scene.refused(50008, "POST", path + "/messages", "{'content':'x'}");
        JsonNode post = scene.ok(
                "POST",
                path + "/threads",
                "{'name':'How?','applied_tags':['" + tag + "'],'message':{'content':'Tell me'}}");
        assertThat(post.at("/message/id")).isEqualTo(post.path("id"));
        assertThat(post.at("/applied_tags/0").asText()).isEqualTo(tag);
        scene.refused(
                50035,
                "POST",
                path + "/threads",
                "{'name':'How?','applied_tags':['1'],'message':{'content':'Tell me'}}");
        scene.refused(50006, "POST", path + "/threads", "{'name':'How?'}");
    }

    @Test
    void peopleAndTheBotJoinVoice() {
        String hall = created("{'name':'Hall','type':2}").path("id").asText();
        scene.sim("POST", "/voice", "{'guild':'Guildhall Tavern','author':'cleo','channel':'Hall','selfMute':true}");
        JsonNode joined = scene.event("VOICE_STATE_UPDATE");
        assertThat(joined.path("channel_id").asText()).isEqualTo(hall);
        assertThat(joined.path("self_mute").asBoolean()).isTrue();
        String cleo = scene.guild() + "/members/" + scene.member("cleo").id();
        scene.ok("PATCH", cleo, "{'mute':true}");
        assertThat(scene.event("VOICE_STATE_UPDATE", 2).path("mute").asBoolean())
                .isTrue();
        scene.ok("PATCH", cleo, "{'channel_id':null}");
        assertThat(scene.event("VOICE_STATE_UPDATE", 3).path("channel_id").isNull())
                .isTrue();
        scene.refused(40032, "PATCH", cleo, "{'mute':false}");
        scene.gateway.send("{\"op\":4,\"d\":{\"guild_id\":\"" + scene.tavern.id() + "\",\"channel_id\":\"" + hall
                + "\",\"self_mute\":false,\"self_deaf\":true}}");
        assertThat(scene.event("VOICE_STATE_UPDATE", 4).path("self_deaf").asBoolean())
                .isTrue();
        assertThat(scene.event("VOICE_SERVER_UPDATE").path("endpoint").isNull()).isTrue();
        assertThat(scene.ok("GET", scene.guild() + "/voice-states/@me")
                        .path("channel_id")
                        .asText())
                .isEqualTo(hall);
    }

    @Test
    void webhookWritesUnderItsOwnName() {
        JsonNode hook = scene.ok("POST", scene.general() + "/webhooks", "{'name':'Herald'}");
        scene.event("WEBHOOKS_UPDATE");
        String path = "/webhooks/" + hook.path("id").asText();
        String secret = path + "/" + hook.path("token").asText();
        assertThat(scene.call("POST", secret, "{'content':'quiet'}").statusCode())
                .isEqualTo(204);
        JsonNode message = scene.ok("POST", secret + "?wait=true", "{'content':'loud','username':'Crier'}");
        assertThat(message.at("/author/username").asText()).isEqualTo("Crier");
        assertThat(message.path("webhook_id")).isEqualTo(hook.path("id"));
        String one = secret + "/messages/" + message.path("id").asText();
        assertThat(scene.ok("PATCH", one, "{'content':'edited'}")
                        .path("content")
                        .asText())
                .isEqualTo("edited");
        scene.ok("DELETE", one);
        scene.refused(10008, "GET", one, null);
        scene.refused(50027, "POST", path + "/wrong", "{'content':'x'}");
        scene.refused(50035, "POST", scene.general() + "/webhooks", "{'name':'Clyde'}");
        assertThat(scene.ok("GET", scene.guild() + "/webhooks")).hasSize(1);
        assertThat(scene.ok("PATCH", path, "{'name':'Bell'}").path("name").asText())
                .isEqualTo("Bell");
        scene.ok("DELETE", secret);
        scene.refused(10015, "GET", path, null);
        scene.deny("MANAGE_WEBHOOKS");
        scene.refused(50013, "GET", scene.general() + "/webhooks", null);
    }
}
