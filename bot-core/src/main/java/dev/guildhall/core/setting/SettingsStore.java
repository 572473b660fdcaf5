package dev.guildhall.core.setting;

import static dev.guildhall.db.jooq.settings.Tables.CHANGE;
import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;
import static dev.guildhall.db.jooq.settings.Tables.REVISION;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;

import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.db.jooq.settings.tables.records.ChangeRecord;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Reads the tables of the schema {@code settings}. */
final class SettingsStore {

    private final Database database;

    SettingsStore(Database database) {
        this.database = database;
    }

    /**
     * One version of a guild's settings.
     *
     * @param since when it became so
     */
    record Version(long revision, Instant since, Map<Slot, String> texts) {

        Version {
            texts = Map.copyOf(texts);
        }
    }

    Version load(GuildId guild) {
        return database.transaction(sql -> {
            // Of all the reads one moment, whatever is committed between them; jOOQ has no statement for it.
            sql.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            return load(sql, guild);
        });
    }

    /** Within a transaction in which nobody else changes the guild's settings. */
    static Version load(DSLContext sql, GuildId guild) {
        Record2<Long, OffsetDateTime> row = sql.select(REVISION.REVISION_, REVISION.CHANGED_AT)
                .from(REVISION)
                .where(REVISION.GUILD_ID.eq(guild.value()))
                .fetchOne();
        Map<Slot, String> texts = new HashMap<>();
        sql.select(VALUE.NAME, VALUE.VALUE_)
                .from(VALUE)
                .where(VALUE.GUILD_ID.eq(guild.value()))
                .forEach(value -> texts.put(new Slot(value.value1(), SettingScope.GUILD), value.value2()));
        sql.select(OWN_VALUE.SCOPE, OWN_VALUE.SUBJECT_ID, OWN_VALUE.NAME, OWN_VALUE.VALUE)
                .from(OWN_VALUE)
                .where(OWN_VALUE.GUILD_ID.eq(guild.value()))
                .forEach(value -> texts.put(
                        new Slot(value.value3(), new ScopeColumns(value.value1(), value.value2()).scope()),
                        value.value4()));
        return row == null
                ? new Version(0, Instant.MIN, texts)
                : new Version(row.value1(), row.value2().toInstant(), texts);
    }

    /** Which guilds changed lately, and their revisions. */
    Map<Long, Long> changedWithin(Duration time) {
        return database.query(sql -> sql.select(REVISION.GUILD_ID, REVISION.REVISION_)
                .from(REVISION)
                .where(REVISION.CHANGED_AT.gt(DatabaseClock.nowPlus(time.negated())))
                .fetchMap(REVISION.GUILD_ID, REVISION.REVISION_));
    }

    /** The latest first. */
    List<PastChange> changes(GuildId guild, Condition which, int atMost) {
        return database.query(sql -> changes(sql, guild, which, atMost));
    }

    static List<PastChange> changes(DSLContext sql, GuildId guild, Condition which, int atMost) {
        return sql.selectFrom(CHANGE)
                .where(CHANGE.GUILD_ID.eq(guild.value()), which)
                .orderBy(CHANGE.ID.desc())
                .limit(atMost)
                .fetch(SettingsStore::change);
    }

    static Condition of(List<Slot> slots) {
        return DSL.or(slots.stream()
                .map(slot -> {
                    ScopeColumns scope = ScopeColumns.of(slot.scope());
                    return CHANGE.NAME
                            .eq(slot.name())
                            .and(CHANGE.SCOPE.eq(scope.kind()))
                            .and(CHANGE.SUBJECT_ID.eq(scope.subject()));
                })
                .toList());
    }

    private static PastChange change(ChangeRecord row) {
        return new PastChange(
                row.getId(),
                row.getRevision(),
                new Slot(row.getName(), new ScopeColumns(row.getScope(), row.getSubjectId()).scope()),
                Optional.ofNullable(row.getOldValue()),
                Optional.ofNullable(row.getNewValue()),
                new UserId(row.getChangedBy()),
                row.getChangedAt().toInstant(),
                row.getReason());
    }
}
