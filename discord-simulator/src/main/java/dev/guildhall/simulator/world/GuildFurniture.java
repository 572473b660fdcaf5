package dev.guildhall.simulator.world;

import java.time.Instant;
import java.util.List;
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
}
