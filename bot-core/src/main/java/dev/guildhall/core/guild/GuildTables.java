package dev.guildhall.core.guild;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Every table whose rows belong to guilds: those whose primary key begins with {@code guild_id}, of whatever module. */
record GuildTables(Database database) {

    static final Field<Long> GUILD_ID = DSL.field(DSL.name("guild_id"), SQLDataType.BIGINT);

    /** So few that no lock is held for long, so many that few rounds are needed. */
    private static final int AT_ONCE = 5_000;

    /** Partitioned tables stand for their partitions. */
    List<Name> all() {
        // PostgreSQL's catalog, which jOOQ's generated classes do not have.
        return database.query(sql ->
                sql.fetch("""
                        SELECT n.nspname, c.relname
                        FROM pg_index i
                        JOIN pg_class c ON c.oid = i.indrelid
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                        WHERE i.indisprimary
                          AND a.attname = 'guild_id'
                          AND c.relkind IN ('r', 'p')
                          AND NOT c.relispartition
                          AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                          AND (n.nspname, c.relname) <> ('core', 'guild_left')
                        ORDER BY n.nspname, c.relname
                        """).map(row -> DSL.name(row.get(0, String.class), row.get(1, String.class))));
    }

    /** The guilds that have rows in a table, found by stepping over the index and not over the rows. */
    List<GuildId> guilds(Name table) {
        return database.query(sql -> sql.fetch("""
                        WITH RECURSIVE step_ (id_) AS (
                            SELECT min(guild_id) FROM {0}
                            UNION ALL
                            SELECT (SELECT min(guild_id) FROM {0} WHERE guild_id > step_.id_)
                            FROM step_ WHERE step_.id_ IS NOT NULL
                        )
                        SELECT id_ FROM step_ WHERE id_ IS NOT NULL
                        """, DSL.table(table)).map(row -> new GuildId(row.get(0, Long.class))));
    }

    /** Deletes some rows of a guild; 0 where none is left. */
    static int deleteSome(DSLContext sql, Name name, GuildId guild) {
        Table<?> table = DSL.table(name);
        // A row's place is unique within one partition only.
        return sql.execute("""
                DELETE FROM {0} WHERE (tableoid, ctid) IN
                    (SELECT tableoid, ctid FROM {0} WHERE guild_id = {1} LIMIT {2})
                """, table, DSL.val(guild.value()), DSL.inline(AT_ONCE));
    }
}
