package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reactions, pins, the deletion of many messages, and direct messages. */
final class MessageMarksIT {
    private static final String HEART = "%E2%9D%A4%EF%B8%8F";
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
    void reactionIsCountedListedAndTold() {
        String message = scene.general() + "/messages/" + scene.written("cleo", "hello");
        scene.ok("PUT", message + "/reactions/" + HEART + "/@me");
        scene.ok("PUT", message + "/reactions/" + HEART + "/@me");
        JsonNode told = scene.event("MESSAGE_REACTION_ADD");
        assertThat(told.at("/emoji/name").asText()).isEqualTo("❤️");
        assertThat(told.at("/member/user/id")).isEqualTo(told.path("user_id"));
        scene.sim(
                "POST",
                "/reactions",
                "{'guild':'Guildhall Tavern','channel':'general','author':'dinah','emoji':'❤️','message':'"
                        + message.substring(message.lastIndexOf('/') + 1) + "'}");
        JsonNode reaction = scene.ok("GET", message).at("/reactions/0");
        assertThat(reaction.path("count").asInt()).isEqualTo(2);
        assertThat(reaction.path("me").asBoolean()).isTrue();
        assertThat(scene.ok("GET", message + "/reactions/" + HEART)).hasSize(2);
        scene.ok(
                "DELETE",
                message + "/reactions/" + HEART + "/" + scene.member("dinah").id());
        assertThat(scene.event("MESSAGE_REACTION_REMOVE").path("user_id").asText())
                .isEqualTo(scene.member("dinah").id().toString());
        scene.ok("DELETE", message + "/reactions/" + HEART);
        scene.event("MESSAGE_REACTION_REMOVE_EMOJI");
        scene.ok("DELETE", message + "/reactions");
        scene.event("MESSAGE_REACTION_REMOVE_ALL");
        assertThat(scene.ok("GET", message).has("reactions")).isFalse();
        scene.refused(10014, "PUT", message + "/reactions/nothing/@me", null);
    }

    @Test
    void reactingNeedsPermission() {
        String message = scene.general() + "/messages/" + scene.written("cleo", "hello");
        scene.deny("ADD_REACTIONS", "MANAGE_MESSAGES");
        scene.refused(50013, "PUT", message + "/reactions/" + HEART + "/@me", null);
        scene.refused(50013, "DELETE", message + "/reactions", null);
    }

    @Test
    void pinIsListedAndTold() {
        String id = scene.written("cleo", "rules");
        scene.ok("PUT", scene.general() + "/messages/pins/" + id);
        scene.event("CHANNEL_PINS_UPDATE");
        assertThat(scene.ok("GET", scene.general() + "/pins").at("/0/id").asText())
                .isEqualTo(id);
        assertThat(scene.ok("GET", scene.general() + "/messages/pins")
                        .at("/items/0/message/pinned")
                        .asBoolean())
                .isTrue();
        assertThat(scene.event("MESSAGE_CREATE", 2).path("type").asInt()).isEqualTo(6);
        scene.ok("DELETE", scene.general() + "/pins/" + id);
        assertThat(scene.ok("GET", scene.general() + "/pins")).isEmpty();
        scene.deny("MANAGE_MESSAGES", "PIN_MESSAGES");
        scene.refused(50013, "PUT", scene.general() + "/pins/" + id, null);
    }

    @Test
    void manyMessagesAreDeletedAtOnce() {
        String first = scene.written("cleo", "1");
        String second = scene.written("dinah", "2");
        String path = scene.general() + "/messages/bulk-delete";
        scene.refused(50016, "POST", path, "{'messages':['" + first + "']}");
        scene.refused(50034, "POST", path, "{'messages':['" + first + "','1']}");
        scene.ok("POST", path, "{'messages':['" + first + "','" + second + "']}");
        assertThat(scene.event("MESSAGE_DELETE_BULK").path("ids")).hasSize(2);
        assertThat(scene.ok("GET", scene.general() + "/messages")).isEmpty();
    }

    @Test
    void messageOfAnotherIsDeletedWithPermissionAndNeverEdited() {
        String message = scene.general() + "/messages/" + scene.written("cleo", "hello");
        scene.refused(50005, "PATCH", message, "{'content':'mine'}");
        scene.deny("MANAGE_MESSAGES");
        scene.refused(50013, "DELETE", message, null);
    }

    @Test
    void directMessagesGoBothWays() {
        String cleo = scene.member("cleo").id().toString();
        String channel = scene.ok("POST", "/users/@me/channels", "{'recipient_id':'" + cleo + "'}")
                .path("id")
                .asText();
        scene.ok("POST", "/channels/" + channel + "/messages", "{'content':'to you'}");
        scene.sim("POST", "/messages", "{'author':'cleo','content':'to the bot'}");
        JsonNode told = scene.event("MESSAGE_CREATE", 2);
        assertThat(told.path("channel_id").asText()).isEqualTo(channel);
        assertThat(told.has("guild_id")).isFalse();
        String answer = told.path("id").asText();
        scene.refused(50003, "DELETE", "/channels/" + channel + "/messages/" + answer, null);
        scene.ok("PUT", "/channels/" + channel + "/messages/" + answer + "/reactions/" + HEART + "/@me");
        assertThat(scene.event("MESSAGE_REACTION_ADD").has("guild_id")).isFalse();
    }
}
