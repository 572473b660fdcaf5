package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Threads and the posts of forums: how they begin, and who is in them. */
public final class Threads {
    private static final int THREAD_CREATED = 18;
    private static final int THREAD_STARTER = 21;
    private static final int HAS_THREAD = 1 << 5;
    private static final Set<Integer> WRITTEN_BY_SOMEBODY = Set.of(0, 19, 20);

    private final World world;

    Threads(World world) {
        this.world = world;
    }

    /** Begins a thread, of which its owner is the first member. */
    public Channel begin(Guild guild, Channel parent, ThreadDraft draft) {
        String now = world.clock().instant().toString();
        ObjectNode details =
                Json.object().put("owner_id", draft.owner().toString()).put("rate_limit_per_user", draft.slowSeconds());
        ObjectNode metadata = details.putObject("thread_metadata")
                .put("archived", false)
                .put("archive_timestamp", now)
                .put("create_timestamp", now)
                .put("locked", false)
                .put("auto_archive_duration", draft.archiveMinutes());
        if (draft.type() == Channel.PRIVATE_THREAD) {
            metadata.put("invitable", draft.invitable());
        }
        if (parent.isForum()) {
            details.set("applied_tags", Json.ids(draft.tags()));
        }
        Channel thread = new Channel(
                draft.id(),
                guild.id(),
                draft.type(),
                draft.name(),
                null,
                parent.id(),
                0,
                List.of(),
                List.of(draft.owner()),
                details);
        world.channelChanges().put(guild, thread);
        return thread;
    }

    /** Lets the channel, or the message at which it began, show that a thread began; private ones are not shown. */
    public void show(Channel parent, Channel thread, @Nullable Message origin) {
        if (origin != null) {
            world.messageChanges().flag(origin, HAS_THREAD, Wire.channel(world, thread));
            ObjectNode extra = reference(parent.id(), thread).set("referenced_message", origin.wire());
            extra.withObjectProperty("message_reference")
                    .put("message_id", origin.id().toString());
            world.messages().post(MessageDraft.system(thread.id(), origin.author(), THREAD_STARTER, "", extra));
        } else if (thread.type() != Channel.PRIVATE_THREAD) {
            Snowflake owner = Snowflake.of(thread.detail("owner_id"));
            ObjectNode extra = reference(thread.id(), thread);
            world.messages().post(MessageDraft.system(parent.id(), owner, THREAD_CREATED, thread.name(), extra));
        }
    }

    private static ObjectNode reference(Snowflake channel, Channel thread) {
        ObjectNode extra = Json.object();
        ObjectNode reference =
                extra.putObject("message_reference").put("type", 0).put("channel_id", channel.toString());
        thread.guildId().ifPresent(guild -> reference.put("guild_id", guild.toString()));
        return extra;
    }

    /** Whoever writes in a thread joins it, and so does everybody who is mentioned there and may come. */
    void written(Channel channel, Message message) {
        if (!channel.isThread()
                || message.ephemeralFor() != null
                || !WRITTEN_BY_SOMEBODY.contains(message.wire().path("type").asInt())) {
            return;
        }
        channel.guildId().flatMap(world::guild).ifPresent(guild -> {
            join(guild, channel, message.author());
            if (mayBring(guild, channel, message.author())) {
                for (JsonNode mentioned : message.wire().path("mentions")) {
                    join(guild, channel, Snowflake.of(mentioned.path("id").asText()));
                }
            }
        });
    }

    private void join(Guild guild, Channel thread, Snowflake person) {
        if (guild.member(person).isPresent()) {
            world.channelChanges().thread(guild, thread.id(), person, true);
        }
    }

    /** Whether a member may bring others into a thread. */
    public static boolean mayBring(Guild guild, Channel thread, Snowflake person) {
        boolean invitable = thread.details() == null
                || thread.details().path("thread_metadata").path("invitable").asBoolean(true);
        return invitable
                || thread.detail("owner_id").equals(person.toString())
                || guild.member(person)
                        .map(member -> Permissions.inChannel(guild, member, thread))
                        .filter(permissions -> (permissions & Permission.MANAGE_THREADS) != 0)
                        .isPresent();
    }
}
