package dev.guildhall.simulator.rest;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.function.Supplier;

/** The gateway's address, the bot's own account and application, and other accounts. */
record AccountRoutes(World world, Gateway gateway, RestOptions options, Supplier<String> gatewayUrl) {

    void mount(Router router) {
        router.add(GET, "/gateway", Access.OPEN, Quota.ORDINARY, call -> Answer.ok(url()));
        router.bot(
                GET,
                "/gateway/bot",
                call -> Answer.ok(url().put("shards", options.recommendedShards())
                        .<ObjectNode>set(
                                "session_start_limit", gateway.startLimit().wire())));
        router.bot(GET, "/users/@me", call -> Answer.ok(self()));
        router.bot(
                GET,
                "/users/@me/guilds",
                call -> Answer.ok(Json.array(
                        world.guilds().stream().map(AccountRoutes::partial).toList())));
        router.bot(POST, "/users/@me/channels", this::openDirectChannel);
        router.bot(
                GET,
                "/users/{user}",
                call -> Answer.ok(world.person(call.id("user"))
                        .map(Wire::user)
                        .orElseThrow(() -> DiscordError.unknown(10013, "Unknown User"))));
        router.bot(GET, "/oauth2/applications/@me", call -> Answer.ok(application()));
        router.bot(GET, "/applications/@me", call -> Answer.ok(application()));
    }

    private ObjectNode url() {
        return Json.object().put("url", gatewayUrl.get());
    }

    private ObjectNode self() {
        return Wire.user(world.bot())
                .put("verified", true)
                .put("mfa_enabled", true)
                .put("locale", "en-US")
                .put("email", (String) null);
    }

    private static ObjectNode partial(Guild guild) {
        ObjectNode node = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("owner", false);
        node.putNull("icon");
        node.putArray("features");
        return node.put("permissions", "0");
    }

    private ObjectNode application() {
        ObjectNode node = Json.object()
                .put("id", world.bot().id().toString())
                .put("name", world.bot().name())
                .put("description", "")
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("verify_key", "0".repeat(64))
                .put("flags", gateway.applicationFlags())
                .put("hook", true)
                .put("approximate_guild_count", world.guilds().size());
        node.putNull("icon");
        node.putNull("team");
        node.putArray("tags");
        node.putArray("redirect_uris");
        node.set("bot", Wire.user(world.bot()));
        world.guilds().stream()
                .findFirst()
                .flatMap(guild -> world.person(guild.ownerId()))
                .ifPresent(owner -> node.set("owner", Wire.user(owner)));
        return node;
    }

    private Answer openDirectChannel(Call call) {
        String recipient = call.object().path("recipient_id").asText();
        Snowflake person = Snowflake.isOne(recipient)
                ? Snowflake.of(recipient)
                : world.bot().id();
        if (person.equals(world.bot().id()) || world.person(person).isEmpty()) {
            throw new DiscordError(400, 50033, "Invalid Recipient(s)");
        }
        return Answer.ok(Wire.channel(world, world.directChannel(person)));
    }
}
