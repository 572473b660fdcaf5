package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.GuildId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that holds members' XP. */
public enum Format {
    /** MEE6's leaderboard as its public page answers: one page, an array of pages, or all players in one. */
    MEE6,
    /** Polaris: its export, or the answer of its leaderboard. */
    POLARIS,
    /** AmariBot: what its interface answers about a guild's leaderboard. */
    AMARI,
    /** Lurkr's table. */
    LURKR,
    /** Our own export as JSON. */
    GUILDHALL,
    /** A table with a line of names: ids and XP at least. */
    CSV,
    /** Any JSON with a list of people, or with people by their ids. */
    JSON,
    /** The file of a bot made after a tutorial: {@code users(user_id, xp, level)}, {@code user_points(user_id, points)}. */
    SQLITE;

    /** As people type it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Format::key).toList();
    }

    public static Optional<Format> of(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equalsIgnoreCase(key.strip()))
                .findFirst();
    }

    /**
     * Reads a file of this format to its end.
     *
     * @param guild whose people are wanted, where the file has those of several
     * @throws TransferException if the file cannot be read; what the intake got until then is worth nothing
     * @throws IOException if the disk fails
     */
    public void read(TransferFile file, GuildId guild, Intake intake) throws IOException {
        if (file.size() > TransferFile.MOST_BYTES) {
            throw new TransferException(TransferException.Problem.TOO_LARGE, (TransferFile.MOST_BYTES >> 20) + " MiB");
        }
        CountingIntake counting = new CountingIntake(intake);
        switch (this) {
            case MEE6, POLARIS, AMARI, GUILDHALL, JSON -> new JsonReader(guild, counting).read(file);
            case LURKR, CSV -> new CsvReader(guild, counting).read(file);
            case SQLITE -> new SqliteReader(guild, counting).read(file);
        }
        counting.requireSomething(this);
    }
}
