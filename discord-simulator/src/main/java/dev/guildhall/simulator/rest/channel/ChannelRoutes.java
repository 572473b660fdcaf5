package dev.guildhall.simulator.rest.channel;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.ChannelChanges;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Overwrite;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The channels of a guild: made, changed, moved, deleted. */
public record ChannelRoutes(World world, Found found, Audit audit) {
    private static final String CHANNELS = "/guilds/{guild}/channels";
    private static final String CHANNEL = "/channels/{channel}";
    private static final int MOST = 500;

    public void mount(Router router) {
        router.bot(
                GET,
                CHANNELS,
                call -> Answer.ok(Json.array(world.sight().channels(found.guild(call)).stream()
                        .map(channel -> Wire.channel(world, channel))
                        .toList())));
        router.bot(POST, CHANNELS, this::create);
        router.bot(PATCH, CHANNELS, this::reorder);
        router.bot(GET, CHANNEL, call -> Answer.ok(Wire.channel(world, found.channel(call))));
        router.bot(PATCH, CHANNEL, this::change);
        router.bot(DELETE, CHANNEL, this::delete);
    }

    private Answer create(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_CHANNELS);
        if (guild.channels().size() >= MOST) {
            throw new DiscordError(400, 30013, "Maximum number of guild channels reached (500)");
        }
        int last = guild.channels().stream().mapToInt(Channel::position).max().orElse(-1);
        Channel blank =
                new Channel(world.nextId(), guild.id(), Channel.TEXT, "", null, null, last + 1, List.of(), List.of());
        Channel channel = new ChannelForm(world, guild, Form.of(call)).read(blank);
        requireOwn(guild, channel.overwrites());
        world.channelChanges().put(guild, channel);
        audit.changed(call, guild, Audit.CHANNEL_CREATE, channel.id(), null, Wire.channel(world, channel));
        return new Answer(201, Wire.channel(world, channel));
    }

    /** Nobody can allow or deny in an overwrite what they may not do themselves. */
    private void requireOwn(Guild guild, List<Overwrite> overwrites) {
        overwrites.forEach(overwrite -> found.requireOwn(guild, overwrite.allow() | overwrite.deny()));
    }

    private Answer change(Call call) {
        Channel current = found.channel(call);
        Guild guild = found.guildOf(current);
        if (current.isThread()) {
            return Answer.ok(Wire.channel(world, new ThreadEdit(world, found, audit).change(call, guild, current)));
        }
        found.require(current, Permission.MANAGE_CHANNELS);
        Channel changed = new ChannelForm(world, guild, Form.of(call)).read(current);
        if (!changed.overwrites().equals(current.overwrites())) {
            found.require(current, Permission.MANAGE_ROLES);
            requireOwn(guild, changed.overwrites());
        }
        world.channelChanges().put(guild, changed);
        audit.changed(
                call,
                guild,
                Audit.CHANNEL_UPDATE,
                changed.id(),
                Wire.channel(world, current),
                Wire.channel(world, changed));
        return Answer.ok(Wire.channel(world, changed));
    }

    private Answer reorder(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_CHANNELS);
        Map<Snowflake, ChannelChanges.Place> places = new LinkedHashMap<>();
        for (JsonNode each : call.json()) {
            Form form = new Form(each, new FormErrors(), "");
            Snowflake id = form.id("id", null);
            Channel channel = (id == null ? guild.channel(guild.id()) : guild.channel(id))
                    .orElseThrow(() -> DiscordError.unknown(10003, "Unknown Channel"));
            places.put(
                    channel.id(),
                    new ChannelChanges.Place(
                            form.number("position", 0, Integer.MAX_VALUE, channel.position()),
                            form.id("parent_id", channel.parent())));
            form.check();
        }
        world.channelChanges().reorder(guild, places);
        return Answer.nothing();
    }

    private Answer delete(Call call) {
        Channel channel = found.channel(call);
        if (channel.guild() == null) {
            return Answer.ok(Wire.channel(world, channel));
        }
        Guild guild = found.guildOf(channel);
        found.require(channel, channel.isThread() ? Permission.MANAGE_THREADS : Permission.MANAGE_CHANNELS);
        JsonNode wire = Wire.channel(world, channel);
        world.channelChanges().remove(guild, channel);
        audit.changed(
                call, guild, channel.isThread() ? Audit.THREAD_DELETE : Audit.CHANNEL_DELETE, channel.id(), wire, null);
        return Answer.ok(wire);
    }
}
