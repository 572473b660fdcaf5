package dev.guildhall.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import java.util.List;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A message body as the outbox keeps it: JSON, without files. Rows are null in what an earlier version wrote. */
record StoredBody(String text, List<Embed> embeds, @Nullable List<List<StoredComponent>> rows) {

    private static final JsonMapper JSON = new JsonMapper();

    static JSONB write(MessageBody body) {
        if (!body.attachments().isEmpty()) {
            throw new IllegalArgumentException("the outbox keeps text, embeds and components, but the message has "
                    + body.attachments().size() + " files");
        }
        try {
            return JSONB.valueOf(JSON.writeValueAsString(new StoredBody(body.text(), body.embeds(), rows(body))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message body could not be written as JSON", impossible);
        }
    }

    static MessageBody read(JSONB json) throws JsonProcessingException {
        StoredBody stored = JSON.readValue(json.data(), StoredBody.class);
        List<Row> rows = (stored.rows == null ? List.<List<StoredComponent>>of() : stored.rows)
                .stream()
                        .map(row -> new Row(
                                row.stream().map(StoredComponent::component).toList()))
                        .toList();
        return new MessageBody(stored.text, stored.embeds, List.of(), rows);
    }

    private static List<List<StoredComponent>> rows(MessageBody body) {
        return body.rows().stream()
                .map(row -> row.components().stream().map(StoredComponent::of).toList())
                .toList();
    }
}
