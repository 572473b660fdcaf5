package dev.guildhall.xp.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.spi.id.GuildId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/** One object: when and of which guild, and the members, each in a line. Ids are texts, so that no program rounds them. */
final class JsonExport implements ExportWriter {

    private final JsonGenerator json;

    JsonExport(OutputStream out) {
        try {
            this.json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void begin(GuildId guild, Instant time) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", "guildhall");
        json.writeNumberField("version", 1);
        json.writeStringField("guild", guild.toString());
        json.writeStringField("time", time.toString());
        json.writeArrayFieldStart("members");
    }

    @Override
    public void line(Line line) throws IOException {
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringField("id", line.user().toString());
        json.writeNumberField("xp", line.xp());
        json.writeNumberField("level", line.level());
        json.writeNumberField("messages", line.messages());
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw("\n");
        json.flush();
    }
}
