package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts roles, channels and members into a guild that nobody has seen yet. */
public final class GuildFurniture {
    private final World world;
    private final Guild guild;
    private final Instant now;
    private int position;

    GuildFurniture(World world, Guild guild, Instant now) {
        this.world = world;
        this.guild = guild;
        this.now = now;
    }

    /** Adds a role above those that are there. */
    public Snowflake role(Snowflake id, String name, int color, long permissions, boolean managed) {
        guild.put(new Role(id, name, color, permissions, guild.roles().size(), true, managed));
        return id;
    }

    /** Adds a category below the channels that are there. */
    public Snowflake category(Snowflake id, String name) {
        return channel(id, Channel.CATEGORY, name, null, null);
    }

    /** Adds a text channel below the channels that are there. */
    public Snowflake text(Snowflake id, String name, @Nullable String topic, @Nullable Snowflake parent) {
        return channel(id, Channel.TEXT, name, topic, parent);
    }

    /** Adds a voice channel below the channels that are there. */
    public Snowflake voice(Snowflake id, String name, @Nullable Snowflake parent) {
        ObjectNode details = Json.object().put("bitrate", 64_000).put("user_limit", 0);
        details.putNull("rtc_region");
        guild.put(new Channel(
                id, guild.id(), Channel.VOICE, name, null, parent, position++, List.of(), List.of(), details));
        return id;
    }

    /** Names the voice channel into which those are moved who are silent for so many seconds. */
    public void afk(Snowflake channel, int seconds) {
        ObjectNode settings =
                Json.object().put("afk_channel_id", channel.toString()).put("afk_timeout", seconds);
        guild.set(guild.name(), guild.ownerId(), settings);
    }

    /** Adds a member. */
    public void member(Person person, List<Snowflake> roles) {
        world.add(person);
        guild.put(new Member(person, null, roles, now));
    }

    /** Gives the bot's own role. */
    public void bot(Snowflake role) {
        guild.put(new Member(world.bot(), null, List.of(role), now));
    }

    private Snowflake channel(Snowflake id, int type, String name, @Nullable String topic, @Nullable Snowflake parent) {
        guild.put(new Channel(id, guild.id(), type, name, topic, parent, position++, List.of(), List.of()));
        return id;
    }

    /** Adds a role as it is. */
    public void role(Role role) {
        guild.put(role);
    }

    /** Sets what everybody may do. */
    public void everyone(long permissions) {
        guild.put(guild.everyone().withPermissions(permissions));
    }

    /** Adds a channel or thread as it is; messages can be put in it from then on. */
    public void channel(Channel channel) {
        guild.put(channel);
        world.know(channel);
    }

    /** Adds a member as it is. */
    public void member(Member member) {
        guild.put(member);
    }

    /** Adds a ban. */
    public void ban(Ban ban) {
        guild.put(ban);
    }

    /** Adds an emoji of the guild's own. */
    public void emoji(Snowflake id, ObjectNode emoji) {
        guild.emoji(id, emoji.put("id", id.toString()));
    }

    /** Adds a message that was written before anybody looked; it must have an id. */
    public void message(MessageDraft draft, boolean pinned) {
        Snowflake id = Objects.requireNonNull(draft.id(), "id");
        Message message = MessageWriter.write(world, world.known(draft.channel()), draft, id, List.of());
        world.messages()
                .timeline(draft.channel())
                .put(
                        pinned
                                ? message.with(
                                        new Marks(List.of(), now), world.bot().id())
                                : message);
    }
}
