package dev.guildhall.xp.export;

import dev.guildhall.spi.id.GuildId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A table by RFC 4180: nothing in it but digits, so that no spreadsheet takes it for a formula. */
final class CsvExport implements ExportWriter {

    private final Writer text;

    CsvExport(OutputStream out) {
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void begin(GuildId guild, Instant time) throws IOException {
        text.write("user_id,xp,level,messages\r\n");
    }

    @Override
    public void line(Line line) throws IOException {
        text.write(line.user() + "," + line.xp() + "," + line.level() + "," + line.messages() + "\r\n");
    }

    @Override
    public void end() throws IOException {
        text.flush();
    }
}
