package dev.guildhall.core.outbox;

import dev.guildhall.spi.id.GuildId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The shards of a process, both ends included: {@code shard = (guild_id >> 22) % total}.
 *
 * @see <a href="https://discord.com/developers/docs/events/gateway#sharding">Discord: sharding</a>
 */
public record ShardRange(int first, int last, int total) {

    public ShardRange {
        if (first < 0 || last < first || total <= last) {
            throw new IllegalArgumentException("shards " + first + " to " + last + " of " + total + " are no range");
        }
    }

    /** Whether a guild is served by these shards. */
    public boolean serves(GuildId guild) {
        long shard = (guild.value() >>> 22) % total;
        return shard >= first && shard <= last;
    }

    /** That a guild is served by these shards. */
    Condition holds(Field<Long> guild) {
        // jOOQ's shr() renders the same operator, but as a function call that hides the index-free intent; the operator
        // is plain.
        return DSL.field("({0} >> 22) % {1}", SQLDataType.BIGINT, guild, DSL.inline((long) total))
                .between((long) first, (long) last);
    }
}
