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

    /** Before it there was no Discord, and so no day that anybody earned on. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

    /** Of all time: with edits, and with what imports brought along. */
    public static BoardKey ofAllTime(GuildId guild, String kind) {
        return new BoardKey(guild, kind, BEGINNING, END);
    }

    /** The one by which members have their rank: XP of all time. */
    public static BoardKey ofRanks(GuildId guild) {
        return ofAllTime(guild, "xp");
    }

    /** Of what was earned on these days. */
    public static BoardKey ofDays(GuildId guild, String kind, LocalDate first, LocalDate last) {
        return new BoardKey(guild, kind, first.isBefore(FIRST_DAY) ? FIRST_DAY : first, last);
    }

    boolean isOfAllTime() {
        return first.equals(BEGINNING);
    }

    boolean isOfRanks() {
        return isOfAllTime() && kind.equals("xp");
    }
}
