package dev.guildhall.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;
import org.jooq.JSONB;

/** A message body as the outbox keeps it: JSON, without files. */
record StoredBody(String text, List<Embed> embeds) {

    private static final JsonMapper JSON = new JsonMapper();

    static JSONB write(MessageBody body) {
        if (!body.attachments().isEmpty()) {
            throw new IllegalArgumentException("the outbox keeps text and embeds, but the message has "
                    + body.attachments().size() + " files");
        }
        try {
            return JSONB.valueOf(JSON.writeValueAsString(new StoredBody(body.text(), body.embeds())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message body could not be written as JSON", impossible);
        }
    }

    static MessageBody read(JSONB json) throws JsonProcessingException {
        StoredBody stored = JSON.readValue(json.data(), StoredBody.class);
        return new MessageBody(stored.text, stored.embeds, List.of());
    }
}
