package dev.guildhall.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bare gateway client on the JDK's own WebSocket, which notes all that it receives. */
public final class GatewayClient implements AutoCloseable {
    public static final int ALL_MESSAGES = 1 | 1 << 9 | 1 << 12 | 1 << 15;

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final Decoder decoder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile int compressed;
    private volatile int closeCode;
    private volatile boolean ended;

    public GatewayClient(Simulator simulator, String query) {
        decoder = Decoder.of(query);
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(simulator.gatewayUrl() + "/?v=10&encoding=json" + query), new Listener())
                .join();
    }

    private final class Listener implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(Json.parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            binary.writeBytes(part);
            if (last) {
                compressed++;
                received.add(Json.parse(decoder.decode(binary.toByteArray())));
                binary.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode = code;
            ended = true;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended = true;
        }
    }

    public GatewayClient send(String payload) {
        socket.sendText(payload, true).join();
        return this;
    }

    public GatewayClient identify(int shard, int shards, int intents, String more) {
        return send("{\"op\":2,\"d\":{\"token\":\"t\",\"properties\":{},\"intents\":" + intents + ",\"shard\":[" + shard
                + "," + shards + "]" + more + "}}");
    }

    public GatewayClient resume(String session, long sequence) {
        ObjectNode data =
                Json.object().put("token", "t").put("session_id", session).put("seq", sequence);
        return send(Json.object().put("op", 6).set("d", data).toString());
    }

    public JsonNode event(String name) {
        return Until.found(name, () -> events(name).stream().findFirst());
    }

    public List<JsonNode> events(String name) {
        return received.stream()
                .filter(payload -> payload.path("t").asText().equals(name))
                .toList();
    }

    public List<String> contents() {
        List<String> contents = new ArrayList<>();
        events("MESSAGE_CREATE")
                .forEach(event -> contents.add(event.path("d").path("content").asText()));
        return contents;
    }

    public JsonNode op(int number) {
        return Until.found(
                "op " + number,
                () -> received.stream()
                        .filter(payload -> payload.path("op").asInt() == number)
                        .findFirst());
    }

    public List<JsonNode> all() {
        return List.copyOf(received);
    }

    public Optional<JsonNode> last() {
        return received.isEmpty() ? Optional.empty() : Optional.of(received.getLast());
    }

    int closeCode() {
        Until.isTrue("a close frame", () -> closeCode != 0);
        return closeCode;
    }

    void awaitEnd() {
        Until.isTrue("the end of the connection", () -> ended);
    }

    int compressedFrames() {
        return compressed;
    }

    void close(int code) {
        socket.sendClose(code, "").join();
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
