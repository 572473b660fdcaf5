package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import java.util.List;

/** Writes messages as Discord wants them. Nobody is notified by one but whom it names. */
final class MessageJson {

    private MessageJson() {}

    /** For a message that is there already: what the new one lacks is taken away. */
    static ObjectNode whole(SignedBody signed) {
        ObjectNode json = of(signed);
        json.withArray("/embeds");
        json.withArray("/attachments");
        json.withArray("/components");
        return json;
    }

    static ObjectNode of(SignedBody signed) {
        MessageBody body = signed.body();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("content", body.text());
        body.embeds().forEach(embed -> json.withArray("/embeds").add(embed(embed)));
        files(json, body.attachments());
        if (!body.rows().isEmpty()) {
            json.set("components", ComponentJson.of(signed));
        }
        ObjectNode mentions = json.putObject("allowed_mentions");
        mentions.putArray("parse");
        if (!body.notified().isEmpty()) {
            ArrayNode users = mentions.putArray("users");
            body.notified().forEach(user -> users.add(user.toString()));
        }
        return json;
    }

    private static void files(ObjectNode json, List<Attachment> files) {
        for (int i = 0; i < files.size(); i++) {
            ObjectNode file = json.withArray("/attachments").addObject();
            file.put("id", i).put("filename", files.get(i).name());
            putUnlessEmpty(file, "description", files.get(i).description());
        }
    }

    private static ObjectNode embed(Embed embed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "rich");
        putUnlessEmpty(json, "title", embed.title());
        putUnlessEmpty(json, "description", embed.description());
        json.put("color", embed.color());
        if (!embed.fields().isEmpty()) {
            ArrayNode fields = json.putArray("fields");
            for (Embed.Field field : embed.fields()) {
                fields.addObject()
                        .put("name", field.name())
                        .put("value", field.value())
                        .put("inline", field.inline());
            }
        }
        if (!embed.footer().isEmpty()) {
            json.putObject("footer").put("text", embed.footer());
        }
        return json;
    }

    private static void putUnlessEmpty(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }
}
