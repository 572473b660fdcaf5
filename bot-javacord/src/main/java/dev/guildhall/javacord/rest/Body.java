package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.json.Json;
import dev.guildhall.spi.message.Attachment;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a request carries. */
public sealed interface Body {

    BodyPublisher publisher();

    String contentType();

    /** What the guild's audit log is to show, in letters that a header can carry. */
    default Optional<String> auditReason() {
        return Optional.empty();
    }

    /** Nothing but a reason for the guild's audit log, of which Discord keeps 512 characters. */
    static Body because(String reason) {
        String shown = reason.length() > 512 ? reason.substring(0, 512) : reason;
        return new Reason(URLEncoder.encode(shown, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    static Body none() {
        return new Empty();
    }

    /** JSON, and as a multipart form where files go with it. */
    static Body of(JsonNode json, List<Attachment> files) {
        return files.isEmpty() ? new JsonText(text(json)) : Multipart.of(text(json), files);
    }

    private static String text(JsonNode json) {
        try {
            return Json.MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree could not be written as JSON", impossible);
        }
    }

    /** Nothing. */
    record Empty() implements Body {
        @Override
        public BodyPublisher publisher() {
            return BodyPublishers.noBody();
        }

        @Override
        public String contentType() {
            return "application/json";
        }
    }

    /** A reason. */
    record Reason(String encoded) implements Body {
        @Override
        public BodyPublisher publisher() {
            return BodyPublishers.noBody();
        }

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public Optional<String> auditReason() {
            return encoded.isEmpty() ? Optional.empty() : Optional.of(encoded);
        }
    }

    /** A JSON text. */
    record JsonText(String json) implements Body {
        @Override
        public BodyPublisher publisher() {
            return BodyPublishers.ofString(json);
        }

        @Override
        public String contentType() {
            return "application/json";
        }
    }

    /** A form of {@code payload_json} and the files as {@code files[0]} and on. */
    final class Multipart implements Body {

        private final String boundary;
        private final byte[] content;

        private Multipart(String boundary, byte[] content) {
            this.boundary = boundary;
            this.content = content;
        }

        static Multipart of(String json, List<Attachment> files) {
            String boundary = "guildhall-" + UUID.randomUUID();
            ByteArrayOutputStream form = new ByteArrayOutputStream();
            part(form, boundary, "name=\"payload_json\"", "application/json");
            form.writeBytes(json.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < files.size(); i++) {
                Attachment file = files.get(i);
                String name = file.name().replaceAll("[\"\\\\\\p{Cntrl}]", "_");
                form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
                part(
                        form,
                        boundary,
                        "name=\"files[" + i + "]\"; filename=\"" + name + "\"",
                        "application/octet-stream");
                form.writeBytes(file.content());
            }
            form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return new Multipart(boundary, form.toByteArray());
        }

        private static void part(ByteArrayOutputStream form, String boundary, String disposition, String type) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                    + type + "\r\n\r\n";
            form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public BodyPublisher publisher() {
            return BodyPublishers.ofByteArray(content);
        }

        @Override
        public String contentType() {
            return "multipart/form-data; boundary=" + boundary;
        }
    }
}
