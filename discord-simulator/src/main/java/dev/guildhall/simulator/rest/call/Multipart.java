package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.FileContent;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Upload;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body that may bring files: {@code payload_json} and {@code files[n]}, or plain JSON. */
public record Multipart(ObjectNode payload, List<Upload> uploads) {
    private static final int LARGEST_FILE = 10 * 1024 * 1024;

    /** Reads the body; {@code within} names the field of the payload that holds the message, or is empty. */
    public static Multipart of(Call call, String within) {
        if (!call.isMultipart()) {
            return new Multipart(call.object(), List.of());
        }
        Map<String, List<UploadedFile>> files = call.context().uploadedFileMap();
        ObjectNode payload = payload(call, files);
        JsonNode message = within.isEmpty() ? payload : payload.path(within);
        List<Upload> uploads = new ArrayList<>();
        // The map has no order; "files[1]" comes after "files[0]", as the sender meant it.
        files.keySet().stream()
                .filter(field -> !field.equals("payload_json"))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .forEach(field -> files.getOrDefault(field, List.of())
                        .forEach(file -> uploads.add(upload(field, file, message))));
        return new Multipart(payload, uploads);
    }

    private static ObjectNode payload(Call call, Map<String, List<UploadedFile>> files) {
        String text = call.context().formParam("payload_json");
        List<UploadedFile> asFile = files.getOrDefault("payload_json", List.of());
        try {
            if (text == null && !asFile.isEmpty()) {
                text = new String(asFile.getFirst().content().readAllBytes(), StandardCharsets.UTF_8);
            }
            return text != null && Json.parse(text) instanceof ObjectNode object ? object : Json.object();
        } catch (IllegalArgumentException malformed) {
            throw new DiscordError(400, 50109, "The request body contains invalid JSON.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Upload upload(String field, UploadedFile file, JsonNode message) {
        if (file.size() > LARGEST_FILE) {
            throw new DiscordError(413, 40005, "Request entity too large");
        }
        String type = file.contentType();
        try {
            return new Upload(
                    file.filename().replaceAll("[^A-Za-z0-9._-]", "_"),
                    type == null ? "application/octet-stream" : type,
                    new FileContent(file.content().readAllBytes()),
                    description(field, message));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable String description(String field, JsonNode message) {
        String number = field.replaceAll("\\D", "");
        for (JsonNode attachment : message.path("attachments")) {
            if (attachment.path("id").asText().equals(number) && attachment.hasNonNull("description")) {
                return attachment.path("description").asText();
            }
        }
        return null;
    }
}
