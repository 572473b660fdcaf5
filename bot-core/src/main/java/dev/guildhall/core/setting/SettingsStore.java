package dev.guildhall.core.setting;

import static dev.guildhall.db.jooq.settings.Tables.CHANGE;
import static dev.guildhall.db.jooq.settings.Tables.REVISION;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;

import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of the schema {@code settings}. */
final class SettingsStore {

    /** The notification channel; its payload is the guild's id. */
    static final String CHANNEL = "guildhall_settings";

    private final Database database;

    SettingsStore(Database database) {
        this.database = database;
    }

    /** @param texts the stored text of each setting, by key name */
    record Stored(long revision, Map<String, String> texts) {}

    Stored load(GuildId guild) {
        return database.transaction(sql -> {
            // The revision first: a change between the two reads then shows as a revision that is too old, never too
            // new.
            Long revision = sql.select(REVISION.REVISION_)
                    .from(REVISION)
                    .where(REVISION.GUILD_ID.eq(guild.value()))
                    .fetchOne(REVISION.REVISION_);
            Map<String, String> texts = sql.select(VALUE.NAME, VALUE.VALUE_)
                    .from(VALUE)
                    .where(VALUE.GUILD_ID.eq(guild.value()))
                    .fetchMap(VALUE.NAME, VALUE.VALUE_);
            return new Stored(revision == null ? 0 : revision, texts);
        });
    }

    /** Which guilds changed lately, and their revisions. */
    Map<Long, Long> changedWithin(Duration time) {
        return database.query(sql -> sql.select(REVISION.GUILD_ID, REVISION.REVISION_)
                .from(REVISION)
                .where(REVISION.CHANGED_AT.gt(DatabaseClock.nowPlus(time.negated())))
                .fetchMap(REVISION.GUILD_ID, REVISION.REVISION_));
    }

    /** Stores a text, or removes it so that the default holds. Writes nothing where nothing would change. */
    void write(GuildId guild, String name, Optional<String> text, UserId actor) {
        database.transaction(sql -> {
            lockGuild(sql, guild);
            Optional<String> before = sql.select(VALUE.VALUE_)
                    .from(VALUE)
                    .where(VALUE.GUILD_ID.eq(guild.value()), VALUE.NAME.eq(name))
                    .fetchOptional(VALUE.VALUE_);
            if (before.equals(text)) {
                return false;
            }
            countChange(sql, guild);
            text.ifPresentOrElse(value -> upsert(sql, guild, name, value, actor), () -> remove(sql, guild, name));
            sql.insertInto(CHANGE, CHANGE.GUILD_ID, CHANGE.NAME, CHANGE.OLD_VALUE, CHANGE.NEW_VALUE, CHANGE.CHANGED_BY)
                    .values(guild.value(), name, before.orElse(null), text.orElse(null), actor.value())
                    .execute();
            // jOOQ has no NOTIFY; the function does the same and takes parameters.
            sql.select(DSL.function("pg_notify", SQLDataType.OTHER, DSL.val(CHANNEL), DSL.val(guild.toString())))
                    .execute();
            return true;
        });
    }

    /** Two administrators change a guild's settings one after the other: the row of its revision is the lock. */
    private static void lockGuild(DSLContext sql, GuildId guild) {
        sql.insertInto(REVISION)
                .set(REVISION.GUILD_ID, guild.value())
                .set(REVISION.REVISION_, 0L)
                .set(REVISION.CHANGED_AT, DSL.currentOffsetDateTime())
                .onConflictDoNothing()
                .execute();
        sql.select(REVISION.REVISION_)
                .from(REVISION)
                .where(REVISION.GUILD_ID.eq(guild.value()))
                .forUpdate()
                .execute();
    }

    private static void countChange(DSLContext sql, GuildId guild) {
        sql.update(REVISION)
                .set(REVISION.REVISION_, REVISION.REVISION_.plus(1))
                .set(REVISION.CHANGED_AT, DSL.currentOffsetDateTime())
                .where(REVISION.GUILD_ID.eq(guild.value()))
                .execute();
    }

    private static void upsert(DSLContext sql, GuildId guild, String name, String value, UserId actor) {
        sql.insertInto(VALUE, VALUE.GUILD_ID, VALUE.NAME, VALUE.VALUE_, VALUE.CHANGED_BY)
                .values(guild.value(), name, value, actor.value())
                .onConflict(VALUE.GUILD_ID, VALUE.NAME)
                .doUpdate()
                .set(VALUE.VALUE_, value)
                .set(VALUE.CHANGED_BY, actor.value())
                .set(VALUE.CHANGED_AT, DSL.currentOffsetDateTime())
                .execute();
    }

    private static void remove(DSLContext sql, GuildId guild, String name) {
        sql.deleteFrom(VALUE)
                .where(VALUE.GUILD_ID.eq(guild.value()), VALUE.NAME.eq(name))
                .execute();
    }
}
