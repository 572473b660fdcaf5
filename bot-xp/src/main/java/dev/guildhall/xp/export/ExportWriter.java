package dev.guildhall.xp.export;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.io.IOException;
import java.time.Instant;

/** Writes members' XP, one after the other. {@link #begin} comes first, {@link #end} last, each once. Not thread-safe. */
public interface ExportWriter {

    /** What an export says of a member. */
    record Line(UserId user, long xp, int level, long messages) {}

    void begin(GuildId guild, Instant time) throws IOException;

    void line(Line line) throws IOException;

    /** Writes all out. */
    void end() throws IOException;
}
