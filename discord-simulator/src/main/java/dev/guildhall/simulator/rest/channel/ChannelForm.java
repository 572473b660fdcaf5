package dev.guildhall.simulator.rest.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Overwrite;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the channel that a bot wants to have, from a body and the channel as it is. */
record ChannelForm(World world, Guild guild, Form form) {
    static final Set<Integer> ARCHIVE_MINUTES = Set.of(60, 1440, 4320, 10_080);
    private static final int LONGEST_SLOWDOWN = 21_600;
    private static final List<String> AS_THEY_ARE = List.of(
            "nsfw",
            "rtc_region",
            "video_quality_mode",
            "default_reaction_emoji",
            "default_sort_order",
            "default_forum_layout",
            "flags");

    Channel read(Channel current) {
        int type = form.oneOf("type", Channel.CREATABLE, current.type());
        Channel read = new Channel(
                current.id(),
                guild.id(),
                type,
                name(current, type),
                form.optionalText("topic", type == Channel.FORUM ? 4096 : 1024, current.topic()),
                parent(current, type),
                form.number("position", 0, Integer.MAX_VALUE, current.position()),
                form.has("permission_overwrites") ? overwrites() : current.overwrites(),
                List.of(),
                details(current, type));
        form.check();
        return read;
    }

    private String name(Channel current, int type) {
        String name = form.text("name", 1, 100, current.name().isEmpty() ? null : current.name());
        boolean written = type == Channel.TEXT || type == Channel.ANNOUNCEMENT || type == Channel.FORUM;
        // As Discord's own client does it, and its API for these types.
        return written ? name.strip().replace(' ', '-').toLowerCase(Locale.ROOT) : name;
    }

    private @Nullable Snowflake parent(Channel current, int type) {
        Snowflake parent = form.id("parent_id", current.parent());
        if (parent == null || type == Channel.CATEGORY) {
            return null;
        }
        boolean category = guild.channel(parent)
                .filter(found -> found.type() == Channel.CATEGORY)
                .isPresent();
        if (!category) {
            form.errors().add("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
        }
        return parent;
    }

    List<Overwrite> overwrites() {
        List<Overwrite> overwrites = new ArrayList<>();
        int index = 0;
        for (JsonNode each : form.body().path("permission_overwrites")) {
            Form one = new Form(each, form.errors(), "permission_overwrites." + index++ + ".");
            Snowflake subject = one.id("id", null);
            int type = one.oneOf("type", Set.of(0, 1), 0);
            if (subject == null) {
                form.errors().required(one.at() + "id");
            } else {
                overwrites.add(new Overwrite(
                        subject,
                        type == 1,
                        one.bits("allow", 0) & Permission.ALL,
                        one.bits("deny", 0) & Permission.ALL));
            }
        }
        return overwrites;
    }

    private @Nullable ObjectNode details(Channel current, int type) {
        ObjectNode details =
                current.details() == null ? Json.object() : current.details().deepCopy();
        details.setAll(form.only(AS_THEY_ARE));
        number(details, "rate_limit_per_user", 0, LONGEST_SLOWDOWN);
        number(details, "default_thread_rate_limit_per_user", 0, LONGEST_SLOWDOWN);
        if (form.has("default_auto_archive_duration") && form.body().hasNonNull("default_auto_archive_duration")) {
            details.put(
                    "default_auto_archive_duration",
                    form.oneOf("default_auto_archive_duration", ARCHIVE_MINUTES, 1440));
        }
        if (type == Channel.VOICE || type == Channel.STAGE) {
            details.put("bitrate", details.path("bitrate").asInt(64_000));
            details.put("user_limit", details.path("user_limit").asInt(0));
            number(details, "bitrate", 8000, 96_000);
            number(details, "user_limit", 0, type == Channel.STAGE ? 10_000 : 99);
        }
        if (type == Channel.FORUM || type == Channel.MEDIA) {
            if (form.has("available_tags") || !details.has("available_tags")) {
                details.set("available_tags", tags());
            }
        }
        return details.isEmpty() ? null : details;
    }

    private void number(ObjectNode details, String field, int least, int most) {
        if (form.has(field)) {
            details.put(field, form.number(field, least, most, 0));
        }
    }

    private JsonNode tags() {
        var tags = Json.array();
        int index = 0;
        for (JsonNode each : form.body().path("available_tags")) {
            Form one = new Form(each, form.errors(), "available_tags." + index++ + ".");
            Snowflake id = one.id("id", null);
            ObjectNode tag = tags.addObject()
                    .put("id", (id == null ? world.nextId() : id).toString())
                    .put("name", one.text("name", 0, 20, null))
                    .put("moderated", one.flag("moderated", false));
            tag.set(
                    "emoji_id",
                    each.path("emoji_id").isTextual()
                            ? each.get("emoji_id")
                            : Json.object().nullNode());
            tag.set(
                    "emoji_name",
                    each.path("emoji_name").isTextual()
                            ? each.get("emoji_name")
                            : Json.object().nullNode());
        }
        if (tags.size() > 20) {
            form.errors().tooLong("available_tags", 20);
        }
        return tags;
    }
}
