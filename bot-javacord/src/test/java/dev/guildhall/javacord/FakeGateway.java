package dev.guildhall.javacord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway of one shard that does what a test tells it to: more than the simulator may, such as sending what Discord does not
 * promise, with a heartbeat of a second (Javacord sends
 * nothing more where it is shorter than half a second).
 */
final class FakeGateway implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final AtomicInteger identifies = new AtomicInteger();
    final AtomicInteger resumes = new AtomicInteger();
    final AtomicInteger heartbeats = new AtomicInteger();
    final List<String> restCalls = new CopyOnWriteArrayList<>();
    final List<Integer> clientCloses = new CopyOnWriteArrayList<>();
    private final List<String> guilds = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Javalin server;
    private final int heartbeatMillis;
    private WsContext connection;
    private boolean acknowledges = true;
    private int refuseIdentifyWith;
    private int dropsBeforeReady;
    private boolean dropsAfterReady;
    private int badAddresses;
    private boolean refusesCallbacks;
    private JsonNode identify = MAPPER.nullNode();

    FakeGateway(int heartbeatMillis) {
        this(heartbeatMillis, 0);
    }

    FakeGateway(int heartbeatMillis, int port) {
        this.heartbeatMillis = heartbeatMillis;
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/api/v10/gateway", context -> {
                        restCalls.add("gateway");
                        context.result("{\"url\":\"" + address() + "\"}").contentType("application/json");
                    });
                    config.routes.get("/api/v10/applications/@me", context -> {
                        boolean known = "Bot good-token".equals(context.header("Authorization"));
                        context.status(known ? 200 : 401)
                                .result(known ? "{\"id\":\"42\"}" : "{\"message\":\"401\",\"code\":0}");
                    });
                    config.routes.post("/api/v10/interactions/<rest>", context -> {
                        restCalls.add("callback " + context.body());
                        callback(context);
                    });
                    config.routes.ws("/gateway", socket -> {
                        socket.onConnect(this::connected);
                        socket.onMessage(context -> received(context, context.message()));
                        socket.onClose(context -> clientCloses.add(context.status()));
                    });
                })
                .start("127.0.0.1", port);
    }

    private String url(String scheme) {
        return scheme + "://127.0.0.1:" + server.port();
    }

    private synchronized String address() {
        return badAddresses-- > 0 ? "no address" : url("ws") + "/gateway";
    }

    private synchronized void callback(Context context) {
        if (refusesCallbacks) {
            context.status(404).result("{\"message\":\"Unknown interaction\",\"code\":10062}");
        } else {
            context.status(204);
        }
    }

    int port() {
        return server.port();
    }

    URI restBase() {
        return URI.create(url("http") + "/api/v10");
    }

    synchronized void guild(String json) {
        guilds.add(json);
    }

    synchronized void refuseIdentify(int closeCode) {
        refuseIdentifyWith = closeCode;
    }

    synchronized void dropBeforeReady(int times) {
        dropsBeforeReady = times;
    }

    /** Discord's side goes away with READY still on the way. */
    synchronized void dropAfterReady() {
        dropsAfterReady = true;
    }

    /** So many times, the REST API names no address where the gateway could be. */
    synchronized void misnameAddress(int times) {
        badAddresses = times;
    }

    synchronized void refuseCallbacks() {
        refusesCallbacks = true;
    }

    synchronized void acknowledge(boolean acknowledge) {
        acknowledges = acknowledge;
    }

    synchronized JsonNode identify() {
        return identify;
    }

    private synchronized void connected(WsContext context) {
        connection = context;
        context.send("{\"op\":10,\"d\":{\"heartbeat_interval\":" + heartbeatMillis + "},\"s\":null,\"t\":null}");
    }

    private synchronized void received(WsContext context, String text) throws JsonProcessingException {
        JsonNode packet = MAPPER.readTree(text);
        switch (packet.path("op").asInt()) {
            case 1 -> {
                heartbeats.incrementAndGet();
                if (acknowledges) {
                    context.send("{\"op\":11}");
                }
            }
            case 2 -> identified(context, packet.path("d"));
            case 6 -> {
                resumes.incrementAndGet();
                acknowledges = true;
                for (int i = packet.path("d").path("seq").asInt(); i < log.size(); i++) {
                    context.send(log.get(i));
                }
                dispatch("RESUMED", "{}");
            }
            default -> {}
        }
    }

    private void identified(WsContext context, JsonNode data) {
        identify = data;
        identifies.incrementAndGet();
        if (refuseIdentifyWith != 0) {
            context.closeSession(refuseIdentifyWith, "refused");
            return;
        }
        if (dropsBeforeReady > 0) {
            dropsBeforeReady--;
            drop();
            return;
        }
        log.clear();
        StringBuilder announced = new StringBuilder();
        for (String guild : guilds) {
            String id = guild.replaceAll(".*?\"id\":\"(\\d+)\".*", "$1");
            announced.append(announced.isEmpty() ? "" : ",").append("{\"id\":\"" + id + "\",\"unavailable\":true}");
        }
        dispatch(
                "READY",
                "{\"v\":10,\"user\":{\"id\":\"99\",\"username\":\"bot\",\"discriminator\":\"0\",\"avatar\":null,\"bot\":true},"
                        + "\"session_id\":\"s\",\"resume_gateway_url\":\"" + url("ws") + "/gateway\",\"guilds\":["
                        + announced + "],\"application\":{\"id\":\"42\",\"flags\":0}}");
        if (dropsAfterReady) {
            context.closeSession(4000, "gone");
        }
        guilds.forEach(guild -> dispatch("GUILD_CREATE", guild));
    }

    /** Sends an event, or keeps it for whoever resumes. */
    synchronized void dispatch(String type, String content) {
        ObjectNode packet =
                MAPPER.createObjectNode().put("op", 0).put("s", log.size() + 1).put("t", type);
        packet.putRawValue("d", new RawValue(content));
        log.add(packet.toString());
        if (connection.session.isOpen()) {
            connection.send(packet.toString());
        }
    }

    synchronized void send(String packet) {
        connection.send(packet);
    }

    synchronized void drop() {
        connection.session.disconnect();
    }

    @Override
    public void close() {
        server.stop();
    }
}
