package dev.guildhall.simulator.gateway;

import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.GuildWire;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** All sessions, and the way of an event to those that it concerns. Safe for several threads. */
final class Sessions {
    private final World world;
    private final LongAdder eventsSent = new LongAdder();
    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final List<Session> all = new CopyOnWriteArrayList<>();

    Sessions(World world) {
        this.world = world;
    }

    void add(Session session) {
        byId.put(session.id(), session);
        all.add(session);
    }

    void end(Session session) {
        byId.remove(session.id());
        all.remove(session);
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Session> all() {
        return List.copyOf(all);
    }

    /** Those of one shard; {@code shard} null means all. */
    List<Session> of(@Nullable Integer shard) {
        return all.stream()
                .filter(session -> shard == null || session.shard().index() == shard)
                .toList();
    }

    long eventsSent() {
        return eventsSent.sum();
    }

    /** Waits until no reader is far behind; nothing may be locked meanwhile. */
    void awaitRoom() {
        for (Session session : all) {
            session.connection().ifPresent(Connection::awaitRoom);
        }
    }

    /** Sends an event to each session that it concerns; returns how many of them are connected. */
    int publish(Dispatch dispatch) {
        int reached = 0;
        Snowflake guild = dispatch.guild();
        for (Session session : all) {
            if (session.concerns(dispatch) && (guild == null || session.guilds().contains(guild))) {
                eventsSent.add(session.dispatch(dispatch));
                reached += session.connection().isPresent() ? 1 : 0;
            }
        }
        return reached;
    }

    /** Tells a session of all guilds of its shard. */
    void introduceAll(Session session) {
        List<Guild> guilds = world.guilds().stream()
                .filter(guild -> guild.id().shard(session.shard().count())
                        == session.shard().index())
                .toList();
        session.connection().ifPresent(connection -> connection.expect(guilds.size()));
        guilds.forEach(guild -> world.still(guild, () -> introduce(session, guild)));
    }

    /** Tells every session of the guild's shard that it is there. Called under the guild's lock. */
    void introduce(Guild guild) {
        for (Session session : all) {
            if (guild.id().shard(session.shard().count()) == session.shard().index()) {
                introduce(session, guild);
            }
        }
    }

    private void introduce(Session session, Guild guild) {
        if (guild.available() && session.guilds().add(guild.id())) {
            boolean presences = (session.intents() & Intents.GUILD_PRESENCES) != 0;
            Dispatch created = new Dispatch(
                    "GUILD_CREATE",
                    guild.id(),
                    null,
                    () -> GuildWire.created(world, guild, presences, session.largeThreshold()),
                    null);
            if (created.allowedBy(session.intents())) {
                eventsSent.add(session.dispatch(created));
            }
        }
    }

    /** Tells the sessions of an outage; what happens in the guild meanwhile they do not hear. */
    void unavailable(Guild guild, Dispatch gone) {
        publish(gone);
        all.forEach(session -> session.guilds().remove(guild.id()));
    }
}
