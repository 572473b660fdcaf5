package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles, members, bans, and the audit log. */
final class ModerationIT {
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private String member(String name) {
        return scene.guild() + "/members/" + scene.member(name).id();
    }

    @Test
    void roleIsMadeChangedMovedAndDeleted() {
        String role = scene.ok("POST", scene.guild() + "/roles", "{'name':'Guest','color':255}")
                .path("id")
                .asText();
        String path = scene.guild() + "/roles/" + role;
        assertThat(scene.event("GUILD_ROLE_CREATE").at("/role/name").asText()).isEqualTo("Guest");
        assertThat(scene.ok("PATCH", path, "{'mentionable':true,'hoist':true}")
                        .path("mentionable")
                        .asBoolean())
                .isTrue();
        scene.ok("PUT", member("cleo") + "/roles/" + role);
        assertThat(scene.event("GUILD_MEMBER_UPDATE").path("roles").toString()).contains(role);
        JsonNode moved = scene.ok("PATCH", scene.guild() + "/roles", "[{'id':'" + role + "','position':2}]");
        assertThat(moved).hasSize(5);
        scene.refused(50035, "POST", scene.guild() + "/roles", "{'name':'" + "x".repeat(101) + "'}");
        scene.ok("DELETE", path);
        scene.event("GUILD_ROLE_DELETE");
        assertThat(scene.member("cleo").roles()).hasSize(1);
        scene.refused(10011, "DELETE", path, null);
    }

    @Test
    void rolesAboveTheBotsOwnAreOutOfReach() {
        String administrator = Long.toString(Permission.ADMINISTRATOR);
        scene.refused(50013, "POST", scene.guild() + "/roles", "{'permissions':'" + administrator + "'}");
        String own = scene.member("Guildhall").roles().getFirst().toString();
        scene.refused(50013, "PATCH", scene.guild() + "/roles/" + own, "{'name':'x'}");
        scene.refused(50013, "PUT", member("cleo") + "/roles/" + own, null);
        scene.refused(50013, "PATCH", member("ada"), "{'nick':'Owner'}");
        scene.refused(50013, "DELETE", member("ada"), null);
        scene.refused(
                50013, "PUT", scene.guild() + "/bans/" + scene.member("ada").id(), null);
    }

    @Test
    void nicknameAndTimeoutAreSetAndTold() {
        scene.ok("PATCH", member("cleo"), "{'nick':'Cleopatra'}");
        assertThat(scene.event("GUILD_MEMBER_UPDATE").path("nick").asText()).isEqualTo("Cleopatra");
        String until = Instant.now().plusSeconds(3600).toString();
        JsonNode silenced = scene.ok("PATCH", member("cleo"), "{'communication_disabled_until':'" + until + "'}");
        assertThat(Instant.parse(silenced.path("communication_disabled_until").asText()))
                .isEqualTo(Instant.parse(until));
        scene.refused(50035, "PATCH", member("cleo"), "{'communication_disabled_until':'2999-01-01T00:00:00Z'}");
        scene.ok("PATCH", member("cleo"), "{'communication_disabled_until':null,'nick':null}");
        assertThat(scene.member("cleo").timeoutUntil()).isNull();
        scene.deny("MODERATE_MEMBERS", "MANAGE_NICKNAMES");
        scene.refused(50013, "PATCH", member("cleo"), "{'communication_disabled_until':'" + until + "'}");
        scene.refused(50013, "PATCH", member("cleo"), "{'nick':'x'}");
        assertThat(scene.ok("PATCH", scene.guild() + "/members/@me", "{'nick':'Innkeeper'}")
                        .path("nick")
                        .asText())
                .isEqualTo("Innkeeper");
    }

    @Test
    void bannedMemberIsGoneUntilTheBanIsLifted() {
        scene.written("dinah", "spam");
        String ban = scene.guild() + "/bans/" + scene.member("dinah").id();
        scene.refused(10026, "GET", ban, null);
        scene.ok("PUT", ban, "{'delete_message_seconds':3600}");
        scene.event("GUILD_BAN_ADD");
        scene.event("GUILD_MEMBER_REMOVE");
        scene.event("MESSAGE_DELETE_BULK");
        assertThat(scene.ok("GET", scene.guild() + "/bans")).hasSize(1);
        scene.ok("DELETE", ban);
        scene.event("GUILD_BAN_REMOVE");
        scene.refused(10026, "DELETE", ban, null);
        JsonNode many = scene.ok(
                "POST",
                scene.guild() + "/bulk-ban",
                "{'user_ids':['" + scene.member("cleo").id() + "','"
                        + scene.member("ada").id() + "']}");
        assertThat(many.path("banned_users")).hasSize(1);
        assertThat(many.path("failed_users")).hasSize(1);
        scene.deny("BAN_MEMBERS", "KICK_MEMBERS");
        scene.refused(50013, "DELETE", member("emil"), null);
        scene.refused(50013, "GET", scene.guild() + "/bans", null);
    }

    @Test
    void reasonOfAKickStandsInTheAuditLog() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(scene.simulator.restBase() + member("emil")))
                    .DELETE()
                    .header("Authorization", Scene.BOT)
                    .header("X-Audit-Log-Reason", "too%20loud%20%E2%9C%93")
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        }
        JsonNode entry = scene.event("GUILD_AUDIT_LOG_ENTRY_CREATE");
        assertThat(entry.path("reason").asText()).isEqualTo("too loud ✓");
        JsonNode log = scene.ok("GET", scene.guild() + "/audit-logs?action_type=20");
        assertThat(log.at("/audit_log_entries/0/reason").asText()).isEqualTo("too loud ✓");
        assertThat(log.path("users")).hasSize(2);
        assertThat(scene.ok("GET", scene.guild() + "/audit-logs?action_type=22").path("audit_log_entries"))
                .isEmpty();
        scene.deny("VIEW_AUDIT_LOG");
        scene.refused(50013, "GET", scene.guild() + "/audit-logs", null);
    }

    @Test
    void silencedBotMayReadAndNotWrite() {
        scene.sim("POST", "/members", "{'guild':'Guildhall Tavern','member':'Guildhall','timeoutSeconds':600}");
        scene.ok("GET", scene.general() + "/messages");
        scene.refused(50013, "POST", scene.general() + "/messages", "{'content':'x'}");
    }

    @Test
    void guildIsChangedAndLeft() {
        JsonNode changed = scene.ok("PATCH", scene.guild(), "{'name':'The Tavern','afk_timeout':60}");
        assertThat(changed.path("name").asText()).isEqualTo("The Tavern");
        assertThat(scene.event("GUILD_UPDATE").path("afk_timeout").asInt()).isEqualTo(60);
        JsonNode emoji =
                scene.ok("POST", scene.guild() + "/emojis", "{'name':'mug','image':'data:image/png;base64,AA=='}");
        assertThat(scene.event("GUILD_EMOJIS_UPDATE").path("emojis")).hasSize(1);
        String message = scene.general() + "/messages/" + scene.written("cleo", "beer");
        scene.ok("PUT", message + "/reactions/mug:" + emoji.path("id").asText() + "/@me");
        assertThat(scene.ok("GET", "/users/@me/guilds")).hasSize(2);
        assertThat(scene.ok("GET", scene.guild() + "/stickers")).isEmpty();
        assertThat(scene.ok("GET", "/voice/regions")).isNotEmpty();
        scene.ok("DELETE", "/users/@me" + scene.guild());
        assertThat(scene.event("GUILD_DELETE").has("unavailable")).isFalse();
        assertThat(Json.parse(scene.call("GET", "/users/@me/guilds", null).body()))
                .hasSize(1);
    }
}
