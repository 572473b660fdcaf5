package dev.guildhall.runner.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Turns messages into lines and back. Thread-safe. */
public final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    public static String line(ToShard message) {
        return write(message);
    }

    public static String line(FromShard message) {
        return write(message);
    }

    /** The message of a line; empty where it is none that this version knows. */
    public static Optional<ToShard> toShard(String line) {
        return read(line, ToShard.class);
    }

    /** The message of a line; empty where it is none that this version knows. */
    public static Optional<FromShard> fromShard(String line) {
        return read(line, FromShard.class);
    }

    private static String write(Object message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            // Jackson's own message would show the values, and with them secrets.
            throw new IllegalStateException("message " + message + " cannot be written as JSON");
        }
    }

    private static <T> Optional<T> read(String line, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(line, type));
        } catch (JsonProcessingException unknown) {
            return Optional.empty();
        }
    }
}
