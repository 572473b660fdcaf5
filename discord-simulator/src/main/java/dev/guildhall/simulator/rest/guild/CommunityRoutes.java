package dev.guildhall.simulator.rest.guild;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
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
import dev.guildhall.simulator.world.World;
import java.util.List;

/** How a guild shows itself to people who are not in it, or new: preview, widget, welcome screen, onboarding; and pruning. */
public record CommunityRoutes(World world, Found found) {
    private static final String WIDGET = "/guilds/{guild}/widget";
    private static final String PRUNE = "/guilds/{guild}/prune";

    /** Adds the calls. */
    public void mount(Router router) {
        router.bot(GET, "/guilds/{guild}/preview", call -> Answer.ok(preview(found.guild(call))));
        router.bot(GET, WIDGET, call -> Answer.ok(widget(found.guild(call, Permission.MANAGE_GUILD))));
        router.bot(PATCH, WIDGET, this::changeWidget);
        router.bot(GET, "/guilds/{guild}/onboarding", call -> Answer.ok(onboarding(found.guild(call))));
        router.bot(GET, "/guilds/{guild}/welcome-screen", call -> {
            found.guild(call);
            throw DiscordError.unknown(10069, "Unknown Guild Welcome Screen");
        });
        router.bot(GET, PRUNE, call -> Answer.ok(pruned(call)));
        router.bot(POST, PRUNE, call -> Answer.ok(pruned(call)));
    }

    private static ObjectNode preview(Guild guild) {
        ObjectNode whole = GuildWire.guild(guild);
        ObjectNode node = Json.object();
        for (String field : List.of(
                "id", "name", "icon", "splash", "discovery_splash", "emojis", "features", "description", "stickers")) {
            node.set(field, whole.get(field));
        }
        int members = guild.memberCount();
        return node.put("approximate_member_count", members).put("approximate_presence_count", members);
    }

    private static ObjectNode widget(Guild guild) {
        ObjectNode whole = GuildWire.guild(guild);
        ObjectNode node =
                Json.object().put("enabled", whole.path("widget_enabled").asBoolean());
        return node.set("channel_id", whole.get("widget_channel_id"));
    }

    private Answer changeWidget(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_GUILD);
        Form form = Form.of(call);
        ObjectNode changes = Json.object();
        if (form.has("enabled")) {
            changes.put("widget_enabled", form.flag("enabled", false));
        }
        if (form.has("channel_id")) {
            Snowflake channel = form.id("channel_id", null);
            if (channel != null && guild.channel(channel).isEmpty()) {
                form.errors().add("channel_id", "GUILD_CHANNEL_NOT_FOUND", "Unknown channel.");
            }
            changes.put("widget_channel_id", channel == null ? null : channel.toString());
        }
        form.check();
        world.guildChanges().set(guild, guild.name(), guild.ownerId(), changes);
        return Answer.ok(widget(guild));
    }

    private static ObjectNode onboarding(Guild guild) {
        ObjectNode node = Json.object()
                .put("guild_id", guild.id().toString())
                .put("enabled", false)
                .put("mode", 0);
        node.putArray("prompts");
        node.putArray("default_channel_ids");
        return node;
    }

    /** Whom pruning would remove: nobody, since nobody here was ever away for a day. */
    private ObjectNode pruned(Call call) {
        Guild guild = found.guild(call, Permission.KICK_MEMBERS);
        found.require(guild, Permission.MANAGE_GUILD);
        call.number("days", 7, 1, 30);
        return Json.object().put("pruned", 0);
    }
}
