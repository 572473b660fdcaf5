package dev.guildhall.xp.rank;

import dev.guildhall.db.jooq.xp.Routines;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Patience;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/**
 * Reads who stands where in a guild: whoever has more XP stands higher, of equals the lower id. Exact at any moment, and its cost
 * does not grow with the guild: beyond {@value DirectRanks#MOST} members, the database keeps counts of ranges (see {@code
 * xp-rank.sql}), which the first question about such a guild sets up. Thread-safe.
 */
public final class Standings {

    private final Database database;

    /** Guilds whose ranges are kept, as far as this process found out; what is kept once is kept for good. */
    private final Set<GuildId> counted = ConcurrentHashMap.newKeySet();

    public Standings(Database database) {
        this.database = database;
    }

    /** Empty for who has no XP. */
    public Optional<Standing> of(GuildId guild, UserId user) {
        return database.query(sql -> {
            if (!this.counted.contains(guild)) {
                DirectRanks.Answer<Optional<Standing>> answer = DirectRanks.of(sql, guild, user);
                if (answer.certain()) {
                    return answer.value();
                }
                count(sql, guild);
            }
            return counted(guild).of(sql, user);
        });
    }

    /** Those with the most XP, best first. */
    public List<Standing> top(GuildId guild, int count) {
        return page(guild, 0, count);
    }

    /** So many, best first, after leaving out the best so many. */
    public List<Standing> page(GuildId guild, long skipped, int count) {
        return database.query(sql -> {
            if (!this.counted.contains(guild)) {
                if (skipped <= DirectRanks.MOST) {
                    return DirectRanks.page(sql, guild, skipped, count);
                }
                count(sql, guild);
            }
            return counted(guild).page(sql, skipped, count);
        });
    }

    /** How many members have XP. */
    public long size(GuildId guild) {
        return database.query(sql -> {
            if (!this.counted.contains(guild)) {
                DirectRanks.Answer<Long> answer = DirectRanks.size(sql, guild);
                if (answer.certain()) {
                    return answer.value();
                }
                count(sql, guild);
            }
            return counted(guild).size(sql);
        });
    }

    /** Those of one guild. */
    public Ranks in(GuildId guild) {
        return new InGuild(this, guild);
    }

    private record InGuild(Standings standings, GuildId guild) implements Ranks {

        @Override
        public long size() {
            return standings.size(guild);
        }

        @Override
        public List<Standing> page(long skipped, int count) {
            return standings.page(guild, skipped, count);
        }

        @Override
        public Optional<Standing> of(UserId user) {
            return standings.of(guild, user);
        }
    }

    private static CountedRanks counted(GuildId guild) {
        return new CountedRanks(Ladder.ofTotals(guild));
    }

    private void count(DSLContext sql, GuildId guild) {
        Patience.take(sql);
        Routines.rankGuild(sql.configuration(), guild.value());
        counted.add(guild);
    }
}
