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
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** A guild's scheduled events. Nobody is interested in them here, and they do not begin by themselves. */
public record ScheduledEventRoutes(World world, Found found, Audit audit) {
    private static final String EVENTS = "/guilds/{guild}/scheduled-events";
    private static final String EVENT = EVENTS + "/{event}";
    private static final int EXTERNAL = 3;
    private static final int SCHEDULED = 1;
    private static final List<String> AS_THEY_ARE = List.of("entity_metadata", "recurrence_rule");

    public void mount(Router router) {
        router.bot(
                GET,
                EVENTS,
                call -> Answer.ok(Json.array(world.scheduledEvents().of(found.guild(call)))));
        router.bot(POST, EVENTS, this::create);
        router.bot(GET, EVENT, call -> Answer.ok(named(found.guild(call), call)));
        router.bot(PATCH, EVENT, this::change);
        router.bot(DELETE, EVENT, this::delete);
        router.bot(GET, EVENT + "/users", call -> {
            named(found.guild(call), call);
            return Answer.ok(Json.array());
        });
    }

    private Answer create(Call call) {
        Guild guild = found.guild(call, Permission.CREATE_EVENTS | Permission.MANAGE_EVENTS);
        Form form = Form.of(call);
        Snowflake id = world.nextId();
        ObjectNode blank = Json.object()
                .put("id", id.toString())
                .put("guild_id", guild.id().toString())
                .put("creator_id", world.bot().id().toString())
                .put("status", SCHEDULED)
                .put("user_count", 0);
        for (String none : List.of(
                "channel_id",
                "description",
                "scheduled_end_time",
                "entity_id",
                "entity_metadata",
                "image",
                "recurrence_rule")) {
            blank.putNull(none);
        }
        blank.set("creator", Wire.user(world.bot()));
        for (String needed : List.of("name", "scheduled_start_time", "entity_type", "privacy_level")) {
            if (!form.body().hasNonNull(needed)) {
                form.errors().required(needed);
            }
        }
        form.check();
        ObjectNode event = read(form, guild, blank);
        world.scheduledEvents().put(guild, event);
        audit.changed(call, guild, Audit.SCHEDULED_EVENT_CREATE, id, null, event);
        return Answer.ok(event);
    }

    private Answer change(Call call) {
        Guild guild = found.guild(call, Permission.CREATE_EVENTS | Permission.MANAGE_EVENTS);
        ObjectNode current = named(guild, call);
        ObjectNode changed = read(Form.of(call), guild, current.deepCopy());
        world.scheduledEvents().put(guild, changed);
        audit.changed(call, guild, Audit.SCHEDULED_EVENT_UPDATE, call.id("event"), current, changed);
        return Answer.ok(changed);
    }

    private Answer delete(Call call) {
        Guild guild = found.guild(call, Permission.MANAGE_EVENTS);
        ObjectNode event = named(guild, call);
        world.scheduledEvents().remove(guild, event);
        audit.changed(call, guild, Audit.SCHEDULED_EVENT_DELETE, call.id("event"), event, null);
        return Answer.nothing();
    }

    private static ObjectNode read(Form form, Guild guild, ObjectNode event) {
        event.put("name", form.text("name", 1, 100, event.path("name").asText()));
        event.put(
                "description",
                form.optionalText("description", 1000, event.path("description").textValue()));
        event.put(
                "privacy_level",
                form.oneOf(
                        "privacy_level", Set.of(2), event.path("privacy_level").asInt(2)));
        int type = form.oneOf(
                "entity_type", Set.of(1, 2, EXTERNAL), event.path("entity_type").asInt());
        event.put("entity_type", type)
                .put(
                        "status",
                        form.oneOf(
                                "status",
                                Set.of(1, 2, 3, 4),
                                event.path("status").asInt()));
        for (String time : List.of("scheduled_start_time", "scheduled_end_time")) {
            time(form, time, event);
        }
        event.setAll(form.only(AS_THEY_ARE));
        Snowflake channel = form.id("channel_id", null);
        if (form.has("channel_id")) {
            event.put("channel_id", channel == null ? null : channel.toString());
        }
        if (type == EXTERNAL) {
            if (!event.path("entity_metadata").hasNonNull("location")) {
                form.errors().required("entity_metadata.location");
            }
            if (!event.hasNonNull("scheduled_end_time")) {
                form.errors().required("scheduled_end_time");
            }
        } else if (!Snowflake.isOne(event.path("channel_id").asText())
                || guild.channel(Snowflake.of(event.path("channel_id").asText()))
                        .isEmpty()) {
            form.errors().required("channel_id");
        }
        form.check();
        return event;
    }

    private static void time(Form form, String field, ObjectNode event) {
        if (!form.body().hasNonNull(field)) {
            return;
        }
        String text = form.body().path(field).asText();
        try {
            event.put(field, OffsetDateTime.parse(text).toInstant().toString());
        } catch (DateTimeException malformed) {
            form.errors().add(field, "DATE_TIME_TYPE_PARSE", "Could not parse " + text + ". Should be ISO8601.");
        }
    }

    private ObjectNode named(Guild guild, Call call) {
        return world.scheduledEvents()
                .find(guild, call.id("event"))
                .orElseThrow(() -> DiscordError.unknown(10070, "Unknown Guild Scheduled Event"));
    }
}
