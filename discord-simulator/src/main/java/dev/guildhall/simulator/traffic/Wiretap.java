package dev.guildhall.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells of gateway frames and REST calls. Safe for several threads; costs one volatile read while nobody listens. */
public final class Wiretap {
    private static final String MASK = "•••";
    private static final Pattern SECRET_IN_PATH = Pattern.compile("(/(?:interactions|webhooks)/\\d+/)[^/]+");
    private static final int LONGEST = 16_384;

    private volatile @Nullable Ear ear;

    /** Who is told. */
    public interface Ear {
        /** Whether it would hear anything now. */
        boolean listens();

        /** Hears of something; must not block. */
        void hear(Supplier<ObjectNode> told);
    }

    /** From now on this one is told. */
    public void attach(Ear listener) {
        ear = listener;
    }

    /** A payload as the bot receives or has sent it, before compression; {@code shard} null while it is unknown. */
    public void frame(boolean toBot, @Nullable Integer shard, Supplier<byte[]> payload) {
        Ear listener = ear;
        if (listener != null && listener.listens()) {
            listener.hear(() -> frame(toBot, shard, payload.get()));
        }
    }

    private static ObjectNode frame(boolean toBot, @Nullable Integer shard, byte[] payload) {
        ObjectNode node = told("frame").put("toBot", toBot).put("shard", shard).put("bytes", payload.length);
        String text = new String(payload, StandardCharsets.UTF_8);
        try {
            JsonNode parsed = Json.parse(text);
            node.set("op", parsed.path("op"));
            node.put("t", parsed.hasNonNull("t") ? parsed.path("t").asText() : null);
            mask(parsed);
            text = new String(Json.bytes(parsed), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notJson) {
            text = "(" + payload.length + " bytes that are not JSON)";
        }
        return node.put("text", text.substring(0, Math.min(text.length(), LONGEST)))
                .put("cut", text.length() > LONGEST);
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("token").isTextual()) {
                object.put("token", MASK);
            }
            object.forEach(Wiretap::mask);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Wiretap::mask);
        }
    }

    /** A connection that came or went. */
    public void connection(@Nullable Integer shard, String what) {
        Ear listener = ear;
        if (listener != null && listener.listens()) {
            listener.hear(() -> told("connection").put("shard", shard).put("what", what));
        }
    }

    /** A REST call that was answered; the token that some paths contain is masked. */
    public void call(String method, String path, int status, long micros) {
        Ear listener = ear;
        if (listener != null && listener.listens()) {
            listener.hear(() -> told("call")
                    .put("method", method)
                    .put("path", masked(path))
                    .put("status", status)
                    .put("millis", micros / 100 / 10.0));
        }
    }

    /** A REST call for which there is no route; the note says so to whoever looks for the cause of a 404. */
    public void unknown(String method, String path) {
        Ear listener = ear;
        if (listener != null && listener.listens()) {
            listener.hear(() -> told("call")
                    .put("method", method)
                    .put("path", masked(path))
                    .put("status", 404)
                    .put("millis", 0.0)
                    .put("note", "not simulated"));
        }
    }

    /** A path without the token that some contain. */
    public static String masked(String path) {
        return SECRET_IN_PATH.matcher(path).replaceAll("$1" + MASK);
    }

    private static ObjectNode told(String type) {
        return Json.object().put("type", type).put("at", System.currentTimeMillis());
    }
}
