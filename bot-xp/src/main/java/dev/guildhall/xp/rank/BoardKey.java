package dev.guildhall.xp.rank;

import dev.guildhall.spi.id.GuildId;
import java.time.LocalDate;

/**
 * A leaderboard of a guild.
 *
 * @param kind {@code xp}, {@code messages} or {@code voice}
 * @param first of its days, in UTC
 * @param last of its days
 */
public record BoardKey(GuildId guild, String kind, LocalDate first, LocalDate last) {

    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    /** Of all time: with what imports brought along. */
    public static BoardKey ofAllTime(GuildId guild, String kind) {
        return new BoardKey(guild, kind, BEGINNING, END);
    }

    boolean isOfAllTime() {
        return first.equals(BEGINNING);
    }
}
