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
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.Set;

/** Stages that are live. Who speaks on them is not simulated. */
public record StageRoutes(World world, Found found, Audit audit) {
    private static final String STAGE = "/stage-instances/{channel}";
    private static final int GUILD_ONLY = 2;

    /** Adds the calls. */
    public void mount(Router router) {
        router.bot(POST, "/stage-instances", this::open);
        router.bot(GET, STAGE, call -> Answer.ok(named(found.channel(call))));
        router.bot(PATCH, STAGE, this::change);
        router.bot(DELETE, STAGE, this::close);
    }

    private ObjectNode named(Channel channel) {
        return world.stageInstances()
                .find(channel.id())
                .orElseThrow(() -> DiscordError.unknown(10067, "Unknown Stage Instance"));
    }

    /** A stage is moderated by those who have all three of these. */
    private void requireToModerate(Channel channel) {
        found.require(channel, Permission.MANAGE_CHANNELS);
        found.require(channel, Permission.MUTE_MEMBERS);
        found.require(channel, Permission.MOVE_MEMBERS);
    }

    private Answer open(Call call) {
        Form form = Form.of(call);
        String topic = form.text("topic", 1, 120, null);
        int privacy = form.oneOf("privacy_level", Set.of(1, GUILD_ONLY), GUILD_ONLY);
        form.text("channel_id", 1, 20, null);
        Snowflake id = form.id("channel_id", null);
        Snowflake event = form.id("guild_scheduled_event_id", null);
        form.check();
        Channel channel = found.visible(id == null ? new Snowflake(1) : id);
        if (channel.type() != Channel.STAGE) {
            throw new DiscordError(400, 50024, "Cannot execute action on this channel type");
        }
        requireToModerate(channel);
        if (world.stageInstances().find(channel.id()).isPresent()) {
            throw new DiscordError(400, 150_006, "The Stage is already open");
        }
        Guild guild = found.guildOf(channel);
        ObjectNode instance = Json.object()
                .put("id", world.nextId().toString())
                .put("guild_id", guild.id().toString())
                .put("channel_id", channel.id().toString())
                .put("topic", topic)
                .put("privacy_level", privacy)
                .put("discoverable_disabled", true)
                .put("guild_scheduled_event_id", event == null ? null : event.toString());
        world.stageInstances().put(guild, channel.id(), instance);
        audit.changed(call, guild, Audit.STAGE_INSTANCE_CREATE, channel.id(), null, instance);
        return Answer.ok(instance);
    }

    private Answer change(Call call) {
        Channel channel = found.channel(call);
        ObjectNode current = named(channel);
        requireToModerate(channel);
        Form form = Form.of(call);
        ObjectNode changed = current.deepCopy();
        changed.put("topic", form.text("topic", 1, 120, current.path("topic").asText()))
                .put(
                        "privacy_level",
                        form.oneOf(
                                "privacy_level",
                                Set.of(1, GUILD_ONLY),
                                current.path("privacy_level").asInt()));
        form.check();
        Guild guild = found.guildOf(channel);
        world.stageInstances().put(guild, channel.id(), changed);
        audit.changed(call, guild, Audit.STAGE_INSTANCE_UPDATE, channel.id(), current, changed);
        return Answer.ok(changed);
    }

    private Answer close(Call call) {
        Channel channel = found.channel(call);
        ObjectNode current = named(channel);
        requireToModerate(channel);
        Guild guild = found.guildOf(channel);
        world.stageInstances().remove(guild, channel.id());
        audit.changed(call, guild, Audit.STAGE_INSTANCE_DELETE, channel.id(), current, null);
        return Answer.nothing();
    }
}
