package dev.guildhall.simulator.rest.guild;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.GuildWire;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Guilds as a whole, their audit logs, and what every guild has none of here. */
public record GuildRoutes(World world, Found found) {
    /** What is listed and always empty. */
    private static final List<String> NONE = List.of(
            "/guilds/{guild}/integrations",
            "/guilds/{guild}/templates",
            "/applications/{application}/entitlements",
            "/applications/{application}/skus",
            "/soundboard-default-sounds");

    public void mount(Router router) {
        router.bot(GET, "/guilds/{guild}", call -> Answer.ok(guild(call)));
        router.bot(GET, "/guilds/{guild}/audit-logs", this::auditLog);
        router.bot(GET, "/guilds/{guild}/regions", call -> Answer.ok(Json.array()));
        router.bot(DELETE, "/users/@me/guilds/{guild}", call -> {
            world.leave(found.guild(call));
            return Answer.nothing();
        });
        NONE.forEach(path -> router.bot(GET, path, call -> Answer.ok(Json.array())));
        router.bot(
                GET,
                "/guilds/{guild}/soundboard-sounds",
                call -> Answer.ok(Json.object().set("items", Json.array())));
        router.bot(GET, "/sticker-packs", call -> Answer.ok(Json.object().set("sticker_packs", Json.array())));
    }

    private ObjectNode guild(Call call) {
        Guild guild = found.guild(call);
        ObjectNode node = GuildWire.guild(guild);
        if (call.flag("with_counts")) {
            int members = guild.memberCount();
            node.put("approximate_member_count", members).put("approximate_presence_count", members);
        }
        return node;
    }

    private Answer auditLog(Call call) {
        Guild guild = found.guild(call, Permission.VIEW_AUDIT_LOG);
        String by = call.query("user_id").orElse("");
        int action = call.number("action_type", 0, 0, 999);
        Snowflake before =
                call.query("before").filter(Snowflake::isOne).map(Snowflake::of).orElse(new Snowflake(-1));
        Snowflake after =
                call.query("after").filter(Snowflake::isOne).map(Snowflake::of).orElse(new Snowflake(1));
        List<ObjectNode> entries = world.auditLog().of(guild).stream()
                .filter(entry -> by.isEmpty() || entry.path("user_id").asText().equals(by))
                .filter(entry -> action == 0 || entry.path("action_type").asInt() == action)
                .filter(entry -> Snowflake.of(entry.path("id").asText()).compareTo(before) < 0)
                .filter(entry -> Snowflake.of(entry.path("id").asText()).compareTo(after) > 0)
                .limit(call.number("limit", 50, 1, 100))
                .toList();
        ObjectNode node = Json.object();
        node.set("audit_log_entries", Json.array(entries));
        Map<String, ObjectNode> users = new LinkedHashMap<>();
        for (ObjectNode entry : entries) {
            for (String field : List.of("user_id", "target_id")) {
                String id = entry.path(field).asText();
                if (Snowflake.isOne(id)) {
                    world.person(Snowflake.of(id)).ifPresent(person -> users.put(id, Wire.user(person)));
                }
            }
        }
        node.set("users", Json.array(users.values()));
        for (String none : List.of(
                "webhooks",
                "integrations",
                "threads",
                "application_commands",
                "auto_moderation_rules",
                "guild_scheduled_events")) {
            node.putArray(none);
        }
        return Answer.ok(node);
    }
}
