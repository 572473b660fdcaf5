package dev.guildhall.simulator.rest.guild;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.GuildWire;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** Changes of a guild's settings, and its own emojis. */
public record GuildEditRoutes(World world, Found found, Audit audit) {
    private static final String EMOJIS = "/guilds/{guild}/emojis";
    private static final String EMOJI = EMOJIS + "/{emoji}";
    private static final int MOST_EMOJIS = 50;
    private static final List<String> SETTINGS = List.of(
            "description",
            "verification_level",
            "default_message_notifications",
            "explicit_content_filter",
            "afk_channel_id",
            "afk_timeout",
            "system_channel_id",
            "system_channel_flags",
            "rules_channel_id",
            "public_updates_channel_id",
            "safety_alerts_channel_id",
            "preferred_locale",
            "features",
            "premium_progress_bar_enabled");

    public void mount(Router router) {
        router.bot(PATCH, "/guilds/{guild}", this::change);
        router.bot(GET, EMOJIS, call -> Answer.ok(Json.array(found.guild(call).emojis())));
        router.bot(GET, EMOJI, call -> Answer.ok(emoji(found.guild(call), call)));
        router.bot(POST, EMOJIS, this::create);
        router.bot(PATCH, EMOJI, this::rename);
        router.bot(DELETE, EMOJI, this::delete);
    }

    private Answer change(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_GUILD);
        Form form = Form.of(call);
        String name = form.text("name", 2, 100, guild.name());
        form.number("verification_level", 0, 4, 0);
        form.number("default_message_notifications", 0, 1, 0);
        form.number("explicit_content_filter", 0, 2, 0);
        form.optionalText("description", 300, null);
        for (String channel : List.of("afk_channel_id", "system_channel_id", "rules_channel_id")) {
            Snowflake id = form.id(channel, null);
            if (id != null && guild.channel(id).isEmpty()) {
                form.errors().add(channel, "GUILD_CHANNEL_NOT_FOUND", "Unknown channel.");
            }
        }
        form.check();
        if (form.has("owner_id") && !guild.ownerId().equals(world.bot().id())) {
            throw Found.missing();
        }
        ObjectNode before = GuildWire.guild(guild);
        world.guildChanges().set(guild, name, guild.ownerId(), form.only(SETTINGS));
        ObjectNode after = GuildWire.guild(guild);
        audit.changed(call, guild, Audit.GUILD_UPDATE, guild.id(), before, after);
        return Answer.ok(after);
    }

    private static ObjectNode emoji(Guild guild, Call call) {
        String id = call.id("emoji").toString();
        return guild.emojis().stream()
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> DiscordError.unknown(10014, "Unknown Emoji"));
    }

    private Answer create(Call call) {
        Guild guild = found.guild(call, Permission.CREATE_GUILD_EXPRESSIONS);
        Form form = Form.of(call);
        String name = form.text("name", 2, 32, null);
        String image = form.text("image", 1, Integer.MAX_VALUE, null);
        if (!image.isEmpty() && !image.startsWith("data:image/")) {
            form.errors().add("image", "IMAGE_INVALID", "Invalid image data");
        }
        form.check();
        if (guild.emojis().size() >= MOST_EMOJIS) {
            throw new DiscordError(400, 30008, "Maximum number of emojis reached (50)");
        }
        Snowflake id = world.nextId();
        ObjectNode emoji = Json.object()
                .put("id", id.toString())
                .put("name", name)
                .put("require_colons", true)
                .put("managed", false)
                .put("animated", image.startsWith("data:image/gif"))
                .put("available", true);
        emoji.set("roles", Json.ids(form.ids("roles")));
        emoji.set("user", Wire.user(world.bot()));
        world.guildChanges().emoji(guild, id, emoji);
        audit.changed(call, guild, Audit.EMOJI_CREATE, id, null, emoji);
        return new Answer(201, emoji);
    }

    private Answer rename(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_GUILD_EXPRESSIONS);
        ObjectNode current = emoji(guild, call);
        Form form = Form.of(call);
        ObjectNode changed = current.deepCopy();
        changed.put("name", form.text("name", 2, 32, current.path("name").asText()));
        form.check();
        world.guildChanges().emoji(guild, call.id("emoji"), changed);
        audit.changed(call, guild, Audit.EMOJI_UPDATE, call.id("emoji"), current, changed);
        return Answer.ok(changed);
    }

    private Answer delete(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_GUILD_EXPRESSIONS);
        ObjectNode current = emoji(guild, call);
        world.guildChanges().emoji(guild, call.id("emoji"), null);
        audit.changed(call, guild, Audit.EMOJI_DELETE, call.id("emoji"), current, null);
        return Answer.nothing();
    }
}
