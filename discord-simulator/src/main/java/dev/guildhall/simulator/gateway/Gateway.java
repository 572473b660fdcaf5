package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.traffic.Wiretap;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import dev.guildhall.simulator.world.WorldEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.jspecify.annotations.Nullable;

/** The gateway: takes connections, and sends what happens in the world to the sessions. Safe for several threads. */
public final class Gateway implements AutoCloseable {
    /** Those that Discord still serves; what changed between them is told as in the last. */
    private static final Set<String> VERSIONS = Set.of("6", "7", "8", "9", "10");

    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final GatewayOptions options;
    private final Sessions sessions;
    private final IdentifyQueue identifies;
    private final GatewayCounters counters = new GatewayCounters();
    private final EventWire events;
    private final Protocol protocol;
    private final Map<org.eclipse.jetty.websocket.api.Session, Connection> connections = new ConcurrentHashMap<>();
    private final List<Consumer<SessionView>> listeners = new CopyOnWriteArrayList<>();
    private final Wiretap wiretap = new Wiretap();
    private final Thread housekeeper;

    /**
     * A gateway for a world.
     *
     * @param url the address at which it is reached, asked for when it is needed
     */
    public Gateway(World world, Faults faults, GatewayOptions options, Supplier<String> url) {
        this.options = options;
        this.sessions = new Sessions(world);
        this.identifies =
                new IdentifyQueue(options.maxConcurrency(), options.identifyWindow(), options.sessionStarts());
        this.events = new EventWire(world);
        this.protocol = new Protocol(world, faults, options, sessions, identifies, counters, url, this::changed);
        this.housekeeper =
                Thread.ofVirtual().name("simulator gateway housekeeper").start(new Housekeeper(this)::run);
        world.listen(this::on);
        if (options.slowReader() == SlowReader.HELD_BACK) {
            world.pace(sessions::awaitRoom);
        }
    }

    /** Adds the WebSocket route. */
    public void mount(RoutesConfig routes, String path) {
        routes.ws(path, socket -> {
            socket.onConnect(this::connected);
            socket.onMessage(message -> {
                Connection connection = connections.get(message.session);
                if (connection != null && connection.isOpen()) {
                    String text = message.message();
                    wiretap.frame(false, connection.shard(), () -> text.getBytes(StandardCharsets.UTF_8));
                    protocol.received(connection, text);
                }
            });
            socket.onBinaryMessage(message -> {
                Connection connection = connections.get(message.session);
                if (connection != null) {
                    connection.close(CloseCode.DECODE_ERROR);
                }
            });
            socket.onClose(closed -> closed(closed, closed.status()));
        });
    }

    private void connected(WsConnectContext context) {
        context.session.setIdleTimeout(Duration.ZERO);
        Connection connection = new Connection(
                ((WebSocketSession) context.session).getCoreSession(),
                Encoder.of(context.queryParam("compress")),
                options.queueBound(),
                options.slowReader(),
                wiretap);
        connections.put(context.session, connection);
        String version = context.queryParam("v");
        if (version != null && !VERSIONS.contains(version)) {
            connection.close(CloseCode.INVALID_VERSION);
            return;
        }
        connection.start();
        connection.offer(Outbound.control("{\"op\":10,\"d\":{\"heartbeat_interval\":"
                + options.heartbeatInterval().toMillis() + ",\"_trace\":[]}}"));
    }

    private void closed(WsContext context, int status) {
        Connection connection = connections.remove(context.session);
        if (connection == null) {
            return;
        }
        boolean byClient = connection.isOpen();
        wiretap.connection(connection.shard(), (byClient ? "closed by the bot, " : "closed, ") + status);
        connection.closed();
        Session session = connection.session();
        if (session != null) {
            session.detach(connection);
            if (byClient && (status == NORMAL || status == GOING_AWAY)) {
                sessions.end(session);
            }
            changed(session);
        }
    }

    private boolean isTold(Message message) {
        return message.ephemeralFor() == null && events.isSeen(message.guild(), message.channel());
    }

    private void on(WorldEvent event) {
        switch (event) {
            case WorldEvent.MessageCreated(var message) -> {
                if (isTold(message)) {
                    sessions.publish(events.message("MESSAGE_CREATE", message));
                }
            }
            case WorldEvent.MessageUpdated(var message) -> {
                if (isTold(message)) {
                    sessions.publish(events.message("MESSAGE_UPDATE", message));
                }
            }
            case WorldEvent.MessageDeleted(var message) -> {
                if (isTold(message)) {
                    sessions.publish(events.deleted(message));
                }
            }
            case WorldEvent.Typing(var channel, var person) -> {
                if (events.isSeen(channel.guild(), channel.id())) {
                    sessions.publish(events.typing(channel, person));
                }
            }
            case WorldEvent.LanguageChosen _ -> {
                // A bot learns of it by an interaction alone.
            }
            case WorldEvent.DirectChannelOpened _ -> {
                // Since version 8 bots hear of a direct conversation by its first message alone.
            }
            case WorldEvent.MemberChanged(var guild, var member) ->
                sessions.publish(events.member("GUILD_MEMBER_UPDATE", guild, member));
            case WorldEvent.MemberJoined(var guild, var member) ->
                sessions.publish(events.member("GUILD_MEMBER_ADD", guild, member));
            case WorldEvent.GuildAvailable(var guild) -> sessions.introduce(guild);
            case WorldEvent.GuildLeft(var guild) -> sessions.unavailable(guild, EventWire.left(guild));
            case WorldEvent.Announced announced -> {
                if (events.isSeen(announced)) {
                    sessions.publish(events.announced(announced));
                }
            }
            case WorldEvent.GuildUnavailable(var guild) -> sessions.unavailable(guild, events.unavailable(guild));
        }
    }

    /**
     * Sends an interaction to the sessions of a guild's shard.
     *
     * @param guild null for a direct conversation
     * @return how many connected sessions it was sent to
     */
    public int interaction(@Nullable Snowflake guild, JsonNode interaction) {
        return sessions.publish(EventWire.plain("INTERACTION_CREATE", guild, interaction));
    }

    /** Hears whenever a session begins, resumes or loses its connection. */
    public void listen(Consumer<SessionView> listener) {
        listeners.add(listener);
    }

    private void changed(Session session) {
        SessionView view = session.view();
        listeners.forEach(listener -> listener.accept(view));
    }

    /** The sessions, those that wait for a resume included. */
    public List<SessionView> sessions() {
        return sessions.all().stream().map(Session::view).toList();
    }

    public SessionStartLimit startLimit() {
        return identifies.limit();
    }

    /** The privileged intents that the application was granted. */
    public GrantedIntents grantedIntents() {
        return options.grantedIntents();
    }

    /** What was counted since the start. */
    public GatewayTotals totals() {
        return new GatewayTotals(
                counters.identifies.sum(),
                counters.resumes.sum(),
                counters.invalidSessions.sum(),
                sessions.eventsSent());
    }

    /** Through it, others can look on. */
    public Wiretap wiretap() {
        return wiretap;
    }

    /** What can be done to sessions on purpose. */
    public Disturbance disturb() {
        return new Disturbance(sessions, identifies, counters);
    }

    void keepHouse() {
        long longest = options.sessionLifetime().toMillis();
        sessions.all().stream()
                .filter(session -> session.detachedMillis() > longest)
                .forEach(sessions::end);
        sessions.all().forEach(Session::pack);
        long patience = 2 * options.heartbeatInterval().toMillis();
        connections.values().stream()
                .filter(connection -> connection.silentMillis() > patience)
                .forEach(connection -> connection.close(CloseCode.SESSION_TIMED_OUT));
        connections.values().forEach(connection -> connection.measure(options.heartbeatInterval()));
    }

    /** Closes every connection, as a gateway does that goes away. */
    @Override
    public void close() {
        housekeeper.interrupt();
        connections.values().forEach(connection -> connection.close(GOING_AWAY, "The simulator ends."));
    }
}
