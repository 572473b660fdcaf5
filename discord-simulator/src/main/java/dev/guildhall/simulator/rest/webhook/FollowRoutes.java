package dev.guildhall.simulator.rest.webhook;

import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Webhook;
import dev.guildhall.simulator.world.World;

/** Channels that follow an announcement channel: a webhook in them repeats what is published there. */
public record FollowRoutes(World world, Found found, Audit audit) {
    private static final int FOLLOW_ADDED = 12;

    /** Adds the call. */
    public void mount(Router router) {
        router.bot(POST, "/channels/{channel}/followers", this::follow);
    }

    private Answer follow(Call call) {
        Channel source = found.channel(call);
        if (source.type() != Channel.ANNOUNCEMENT) {
            throw new DiscordError(400, 50024, "Cannot execute action on this channel type");
        }
        Form form = Form.of(call);
        form.text("webhook_channel_id", 1, 20, null);
        Snowflake id = form.id("webhook_channel_id", null);
        form.check();
        Channel target = found.visible(id == null ? new Snowflake(1) : id);
        found.require(target, Permission.MANAGE_WEBHOOKS);
        Guild guild = found.guildOf(target);
        String name = found.guildOf(source).name() + " #" + source.name();
        Webhook webhook =
                new Webhook(world.nextId(), guild.id(), target.id(), world.bot().id(), name, "", source.id());
        world.webhooks().put(webhook);
        audit.note(call, guild, Audit.WEBHOOK_CREATE, webhook.id());
        ObjectNode reference = Json.object();
        reference
                .putObject("message_reference")
                .put("type", 0)
                .put("channel_id", source.id().toString())
                .put("guild_id", found.guildOf(source).id().toString());
        world.messages().post(MessageDraft.system(target.id(), world.bot().id(), FOLLOW_ADDED, name, reference));
        return Answer.ok(Json.object()
                .put("channel_id", source.id().toString())
                .put("webhook_id", webhook.id().toString()));
    }
}
