package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Fields;
import dev.guildhall.simulator.world.Json;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Further calls that libraries make: followers, stages, and how a guild shows itself. */
final class CommunityIT {
    private static final String DOT = "data:image/jpg;base64,AAAA";

    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private String channel(String name, int type) {
        return scene.ok("POST", scene.guild() + "/channels", "{'name':'" + name + "','type':" + type + "}")
                .path("id")
                .asText();
    }

    @Test
    void followerRepeatsWhatIsPublished() {
        String news = channel("news", 5);
        String follow = "{'webhook_channel_id':'" + scene.channel("general").id() + "'}";
        JsonNode followed = scene.ok("POST", "/channels/" + news + "/followers", follow);
        assertThat(followed.path("channel_id").asText()).isEqualTo(news);
        assertThat(scene.event("MESSAGE_CREATE").path("type").asInt()).isEqualTo(12);
        JsonNode hook = scene.ok("GET", scene.general() + "/webhooks").path(0);
        assertThat(Fields.documented().problems("webhook", hook)).isEmpty();
        assertThat(hook.path("id")).isEqualTo(followed.path("webhook_id"));
        assertThat(hook.path("type").asInt()).isEqualTo(2);
        assertThat(hook.has("token")).isFalse();
        assertThat(hook.at("/source_channel/id").asText()).isEqualTo(news);
        String message = scene.ok("POST", "/channels/" + news + "/messages", "{'content':'read all about it'}")
                .path("id")
                .asText();
        scene.ok("POST", "/channels/" + news + "/messages/" + message + "/crosspost");
        JsonNode repeated = scene.event("MESSAGE_CREATE", 3);
        assertThat(repeated.path("content").asText()).isEqualTo("read all about it");
        assertThat(repeated.path("webhook_id")).isEqualTo(followed.path("webhook_id"));
        assertThat(repeated.path("flags").asInt()).isEqualTo(2);
        assertThat(repeated.at("/message_reference/message_id").asText()).isEqualTo(message);
        scene.refused(50024, "POST", scene.general() + "/followers", follow);
    }

    @Test
    void stageIsOpenedRenamedAndClosed() {
        String stage = channel("stage", 13);
        String open = "{'channel_id':'" + stage + "','topic':'songs'}";
        JsonNode opened = scene.ok("POST", "/stage-instances", open);
        assertThat(opened.path("privacy_level").asInt()).isEqualTo(2);
        assertThat(scene.event("STAGE_INSTANCE_CREATE")).isEqualTo(opened);
        scene.refused(150006, "POST", "/stage-instances", open);
        scene.ok("PATCH", "/stage-instances/" + stage, "{'topic':'tales'}");
        assertThat(scene.event("STAGE_INSTANCE_UPDATE").path("topic").asText()).isEqualTo("tales");
        scene.ok("DELETE", "/channels/" + stage);
        scene.event("STAGE_INSTANCE_DELETE");
        scene.refused(50035, "POST", "/stage-instances", "{'channel_id':'" + stage + "'}");
        scene.refused(10067, "GET", "/stage-instances/" + channel("other", 13), null);
    }

    @Test
    void guildShowsItselfToStrangers() {
        JsonNode preview = scene.ok("GET", scene.guild() + "/preview");
        assertThat(preview.path("approximate_member_count").asInt())
                .isEqualTo(scene.tavern.members().size());
        assertThat(scene.ok("GET", scene.guild() + "/onboarding").path("prompts"))
                .isEmpty();
        scene.refused(10069, "GET", scene.guild() + "/welcome-screen", null);
        assertThat(scene.ok("GET", scene.guild() + "/prune?days=7")
                        .path("pruned")
                        .asInt())
                .isZero();
        scene.refused(50035, "GET", scene.guild() + "/prune?days=31", null);
        scene.ok("PATCH", scene.guild() + "/widget", "{'enabled':true}");
        assertThat(scene.event("GUILD_UPDATE").path("widget_enabled").asBoolean())
                .isTrue();
        assertThat(scene.ok("GET", scene.guild() + "/widget").path("enabled").asBoolean())
                .isTrue();
        scene.deny("MANAGE_GUILD");
        scene.refused(50013, "GET", scene.guild() + "/widget", null);
        scene.refused(50013, "GET", scene.guild() + "/prune", null);
    }

    @Test
    void pictureOfAJpgIsTakenAndLinkedRolesAreKept() {
        assertThat(scene.ok("PATCH", "/users/@me", "{'avatar':'" + DOT + "'}")
                        .path("avatar")
                        .asText())
                .isNotEmpty();
        String records = "/applications/" + scene.simulator.world().bot().id() + "/role-connections/metadata";
        assertThat(scene.ok("GET", records)).isEmpty();
        scene.ok("PUT", records, "[{'type':2,'key':'level','name':'Level','description':'at least'}]");
        assertThat(scene.ok("GET", records).at("/0/key").asText()).isEqualTo("level");
    }

    @Test
    void messageShowsItsSticker() {
        scene.refused(50081, "POST", scene.general() + "/messages", "{'sticker_ids':['5']}");
    }

    @Test
    void emojisAreMadeByThoseWhoMayCreateExpressions() {
        scene.deny("CREATE_GUILD_EXPRESSIONS");
        scene.refused(50013, "POST", scene.guild() + "/emojis", "{'name':'dice','image':'data:image/png;base64,AA=='}");
    }

    @Test
    void threadIsJoinedInTheUndocumentedWayToo() {
        String thread = scene.ok("POST", scene.general() + "/threads", "{'name':'t','type':11}")
                .path("id")
                .asText();
        String members = "/channels/" + thread + "/thread-members";
        scene.ok("DELETE", members + "/@me");
        scene.ok("POST", members + "/@me");
        assertThat(scene.ok("GET", members).path(0).has("member")).isFalse();
        assertThat(scene.ok("GET", members + "?with_member=true")
                        .at("/0/member/user/id")
                        .asText())
                .isEqualTo(scene.simulator.world().bot().id().toString());
    }

    @Test
    void certificateIsThereForProgramsThatAreNoJvm() throws java.io.IOException {
        assertThat(Files.readString(scene.simulator.certificate())).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(scene.simulator.certificate().getParent())
                .isEqualTo(scene.simulator.trustStore().getParent());
    }

    @Test
    void olderVersionsAreAnsweredAsTheCurrentOne() {
        for (String version : new String[] {"v8", "v9"}) {
            assertThat(Json.parse(scene.control
                                    .send("GET", "/api/" + version + "/gateway", null, Scene.BOT)
                                    .body())
                            .path("url")
                            .asText())
                    .isEqualTo(scene.simulator.gatewayUrl());
        }
    }
}
