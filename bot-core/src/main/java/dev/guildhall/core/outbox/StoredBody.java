package dev.guildhall.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guildhall.core.json.Json;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A message body as the outbox keeps it: JSON, without files. Rows are null in what an earlier version wrote. */
record StoredBody(
        String text,
        List<Embed> embeds,
        @Nullable List<List<StoredComponent>> rows,
        @Nullable List<Long> notified) {

    static JSONB write(MessageBody body) {
        if (!body.attachments().isEmpty()) {
            throw new IllegalArgumentException("the outbox keeps text, embeds and components, but the message has "
                    + body.attachments().size() + " files");
        }
        if (body.text().length() > MessageBody.TEXT_LIMIT) {
            throw new IllegalArgumentException("a message of the outbox has at most " + MessageBody.TEXT_LIMIT
                    + " characters, not " + body.text().length());
        }
        try {
            return JSONB.valueOf(Json.MAPPER.writeValueAsString(
                    new StoredBody(body.text(), body.embeds(), rows(body), notified(body))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message body could not be written as JSON", impossible);
        }
    }

    static MessageBody read(JSONB json) throws JsonProcessingException {
        StoredBody stored = Json.MAPPER.readValue(json.data(), StoredBody.class);
        Set<UserId> people = (stored.notified == null ? List.<Long>of() : stored.notified)
                .stream().map(UserId::new).collect(Collectors.toSet());
        List<Row> rows = (stored.rows == null ? List.<List<StoredComponent>>of() : stored.rows)
                .stream()
                        .map(row -> new Row(
                                row.stream().map(StoredComponent::component).toList()))
                        .toList();
        return new MessageBody(stored.text, stored.embeds, List.of(), rows, people);
    }

    private static List<Long> notified(MessageBody body) {
        return body.notified().stream().map(UserId::value).toList();
    }

    private static List<List<StoredComponent>> rows(MessageBody body) {
        return body.rows().stream()
                .map(row -> row.components().stream().map(StoredComponent::of).toList())
                .toList();
    }
}
