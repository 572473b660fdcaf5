package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a client's payloads do. Called by the reading thread of the connection concerned. */
final class Protocol {
    private static final int LARGEST_PAYLOAD = 4096;
    private static final int LEAST_LARGE = 50;
    private static final int MOST_LARGE = 250;
    private static final Outbound ACK = Outbound.control("{\"op\":11}");
    private static final String INVALID_SESSION = "{\"op\":9,\"d\":false}";
    // A library that identifies again at once would otherwise, so near, be over the 120 frames a minute within the
    // window.
    private static final long TOO_SOON_MILLIS = 500;

    private final World world;
    private final Faults faults;
    private final GatewayOptions options;
    private final Sessions sessions;
    private final IdentifyQueue identifies;
    private final GatewayCounters counters;
    private final MemberChunks members;
    private final BotVoice voice;
    private final BotPresence presence;
    private final Supplier<String> resumeUrl;
    private final Consumer<Session> changed;

    Protocol(
            World world,
            Faults faults,
            GatewayOptions options,
            Sessions sessions,
            IdentifyQueue identifies,
            GatewayCounters counters,
            Supplier<String> resumeUrl,
            Consumer<Session> changed) {
        this.world = world;
        this.faults = faults;
        this.options = options;
        this.sessions = sessions;
        this.identifies = identifies;
        this.counters = counters;
        this.members = new MemberChunks(world);
        this.voice = new BotVoice(world);
        this.presence = new BotPresence(world);
        this.resumeUrl = resumeUrl;
        this.changed = changed;
    }

    void received(Connection connection, String text) {
        if (!connection.heard()) {
            connection.close(CloseCode.RATE_LIMITED);
            return;
        }
        if (text.length() > LARGEST_PAYLOAD || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            connection.close(CloseCode.DECODE_ERROR);
            return;
        }
        JsonNode payload;
        try {
            payload = Json.parse(text);
        } catch (IllegalArgumentException notJson) {
            connection.close(CloseCode.DECODE_ERROR);
            return;
        }
        if (!payload.isObject() || !payload.path("op").isInt()) {
            connection.close(CloseCode.DECODE_ERROR);
            return;
        }
        handle(connection, payload.path("op").asInt(), payload.path("d"));
    }

    private void handle(Connection connection, int op, JsonNode data) {
        Optional<Session> session = Optional.ofNullable(connection.session());
        switch (op) {
            case 1 -> heartbeat(connection, session, data);
            case 2 -> {
                if (session.isPresent()) {
                    connection.close(CloseCode.ALREADY_AUTHENTICATED);
                } else {
                    identify(connection, data);
                }
            }
            case 6 -> {
                if (session.isPresent()) {
                    connection.close(CloseCode.ALREADY_AUTHENTICATED);
                } else {
                    resume(connection, data);
                }
            }
            case 4 ->
                session.ifPresentOrElse(
                        asking -> voice.change(asking, data), () -> connection.close(CloseCode.NOT_AUTHENTICATED));
            case 3 ->
                session.ifPresentOrElse(
                        _ -> presence.change(data), () -> connection.close(CloseCode.NOT_AUTHENTICATED));
            case 31, 43 -> {
                if (session.isEmpty()) {
                    connection.close(CloseCode.NOT_AUTHENTICATED);
                }
            }
            case 8 ->
                session.ifPresentOrElse(
                        asking -> members.answer(
                                data, asking.intents(), chunk -> asking.send("GUILD_MEMBERS_CHUNK", Json.bytes(chunk))),
                        () -> connection.close(CloseCode.NOT_AUTHENTICATED));
            default -> connection.close(CloseCode.UNKNOWN_OPCODE);
        }
    }

    private void heartbeat(Connection connection, Optional<Session> session, JsonNode sequence) {
        connection.beaten();
        session.ifPresent(known -> known.acknowledged(sequence.asLong()));
        if (session.filter(known -> known.interference().losesAck()).isEmpty()) {
            connection.offer(ACK);
        }
    }

    private void identify(Connection connection, JsonNode data) {
        if (!authenticates(data)) {
            connection.close(CloseCode.AUTHENTICATION_FAILED);
            return;
        }
        ShardKey shard;
        try {
            shard = data.has("shard")
                    ? new ShardKey(
                            data.path("shard").path(0).asInt(-1),
                            data.path("shard").path(1).asInt())
                    : new ShardKey(0, 1);
        } catch (IllegalArgumentException noSuchShard) {
            connection.close(CloseCode.INVALID_SHARD);
            return;
        }
        int intents = data.path("intents").asInt();
        if (!data.path("intents").isInt() || (intents & ~Intents.KNOWN) != 0) {
            connection.close(CloseCode.INVALID_INTENTS);
            return;
        }
        if (!options.grantedIntents().allow(intents)) {
            connection.close(CloseCode.DISALLOWED_INTENTS);
            return;
        }
        switch (identifies.admit(shard.index(), System.nanoTime())) {
            case TOO_SOON -> invalid(connection, TOO_SOON_MILLIS);
            case NO_STARTS_LEFT -> connection.close(CloseCode.AUTHENTICATION_FAILED);
            case ADMITTED -> {
                if (data.path("compress").asBoolean()) {
                    connection.compressLargePayloads();
                }
                begin(connection, shard, intents, largeThreshold(data));
                presence.change(data.path("presence"));
            }
        }
    }

    private static int largeThreshold(JsonNode data) {
        return Math.clamp(data.path("large_threshold").asInt(LEAST_LARGE), LEAST_LARGE, MOST_LARGE);
    }

    private void begin(Connection connection, ShardKey shard, int intents, int largeThreshold) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Session session = new Session(id, shard, intents, largeThreshold, options.replayBound(), faults, connection);
        connection.session(session);
        counters.identifies.increment();
        session.send(
                "READY",
                Json.bytes(Ready.of(
                        world,
                        session,
                        resumeUrl.get(),
                        options.grantedIntents().flags())));
        sessions.add(session);
        sessions.introduceAll(session);
        changed.accept(session);
    }

    private void resume(Connection connection, JsonNode data) {
        if (!authenticates(data)) {
            connection.close(CloseCode.AUTHENTICATION_FAILED);
            return;
        }
        Optional<Session> known = sessions.find(data.path("session_id").asText());
        long lastSeen = data.path("seq").asLong();
        if (known.isPresent() && !known.get().hasSent(lastSeen)) {
            connection.close(CloseCode.INVALID_SEQUENCE);
            return;
        }
        if (known.isPresent() && known.get().resume(connection, lastSeen)) {
            counters.resumes.increment();
            changed.accept(known.get());
        } else {
            known.ifPresent(sessions::end);
            invalid(connection, 0);
        }
    }

    private void invalid(Connection connection, long delayMillis) {
        counters.invalidSessions.increment();
        connection.offer(Outbound.control(INVALID_SESSION, delayMillis));
    }

    private boolean authenticates(JsonNode data) {
        String token = data.path("token").asText();
        return options.token().test(token.startsWith("Bot ") ? token.substring(4) : token);
    }
}
