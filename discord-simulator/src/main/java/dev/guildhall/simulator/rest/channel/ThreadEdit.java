package dev.guildhall.simulator.rest.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.ThreadDraft;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** Makes threads, and changes them. */
public record ThreadEdit(World world, Found found, Audit audit) {
    /** A thread as the body describes it, joined by the bot. */
    public Channel create(Call call, Guild guild, Channel parent, Snowflake id, int type, Form form) {
        int usual = parent.details() == null
                ? ThreadDraft.A_DAY
                : parent.details().path("default_auto_archive_duration").asInt(ThreadDraft.A_DAY);
        ThreadDraft draft = new ThreadDraft(
                id,
                type,
                form.text("name", 1, 100, null),
                world.bot().id(),
                form.oneOf("auto_archive_duration", ChannelForm.ARCHIVE_MINUTES, usual),
                form.number("rate_limit_per_user", 0, 21_600, 0),
                form.flag("invitable", true),
                parent.isForum() ? tags(parent, form) : List.of());
        form.check();
        Channel thread = world.threads().begin(guild, parent, draft);
        audit.changed(call, guild, Audit.THREAD_CREATE, id, null, Wire.channel(world, thread));
        return thread;
    }

    private static List<Snowflake> tags(Channel forum, Form form) {
        List<Snowflake> tags = form.ids("applied_tags");
        if (tags.size() > 5) {
            form.errors().tooLong("applied_tags", 5);
        }
        for (Snowflake tag : tags) {
            boolean there = forum.details() != null
                    && forum.details()
                            .path("available_tags")
                            .findValuesAsText("id")
                            .contains(tag.toString());
            if (!there) {
                form.errors().add("applied_tags", "FORUM_TAG_UNKNOWN", "Unknown tag " + tag);
            }
        }
        return tags;
    }

    public Channel change(Call call, Guild guild, Channel thread) {
        Form form = Form.of(call);
        boolean own = thread.detail("owner_id").equals(world.bot().id().toString());
        boolean moderates = found.may(thread, Permission.MANAGE_THREADS);
        boolean locks = form.has("locked") || thread.isLocked();
        if (!moderates && (!own || locks)) {
            throw Found.missing();
        }
        boolean opens = form.has("archived") && !form.flag("archived", true);
        if (thread.isArchived() && !opens) {
            throw new DiscordError(400, 50083, "Thread is archived");
        }
        ObjectNode details =
                thread.details() == null ? Json.object() : thread.details().deepCopy();
        ObjectNode metadata = details.withObjectProperty("thread_metadata");
        if (form.has("archived")) {
            metadata.put("archived", form.flag("archived", false))
                    .put("archive_timestamp", world.clock().instant().toString());
        }
        for (String flag : List.of("locked", "invitable")) {
            if (form.has(flag)) {
                metadata.put(flag, form.flag(flag, false));
            }
        }
        if (form.has("auto_archive_duration")) {
            metadata.put(
                    "auto_archive_duration",
                    form.oneOf("auto_archive_duration", ChannelForm.ARCHIVE_MINUTES, ThreadDraft.A_DAY));
        }
        if (form.has("rate_limit_per_user")) {
            details.put("rate_limit_per_user", form.number("rate_limit_per_user", 0, 21_600, 0));
        }
        if (form.has("applied_tags") && thread.parent() != null) {
            guild.channel(thread.parent()).ifPresent(forum -> details.set("applied_tags", Json.ids(tags(forum, form))));
        }
        Channel changed = new Channel(
                thread.id(),
                thread.guild(),
                thread.type(),
                form.text("name", 1, 100, thread.name()),
                null,
                thread.parent(),
                0,
                List.of(),
                thread.recipients(),
                details);
        form.check();
        world.channelChanges().put(guild, changed);
        audit.changed(
                call,
                guild,
                Audit.THREAD_UPDATE,
                thread.id(),
                Wire.channel(world, thread),
                Wire.channel(world, changed));
        return changed;
    }
}
