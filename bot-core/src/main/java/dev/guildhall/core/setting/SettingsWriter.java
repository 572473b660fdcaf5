package dev.guildhall.core.setting;

import static dev.guildhall.db.jooq.settings.Tables.CHANGE;
import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;
import static dev.guildhall.db.jooq.settings.Tables.REVISION;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Slot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Writes the tables of the schema {@code settings}, within one transaction and for one guild. */
record SettingsWriter(DSLContext sql, GuildId guild) {

    /** The notification channel; its payload is the guild's id. */
    static final String CHANNEL = "guildhall_settings";

    /** What all changes of one transaction share. */
    record Stamp(long revision, Instant time, UserId actor, String reason) {

        private OffsetDateTime offsetTime() {
            return time.atOffset(ZoneOffset.UTC);
        }
    }

    /** Two administrators change a guild's settings one after the other: the row of its revision is the lock. */
    void lock() {
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

    /** The next revision. Later revisions have later times, whatever the clock does, so that a moment has one revision. */
    Stamp next(UserId actor, String reason) {
        Record2<Long, OffsetDateTime> row = sql.update(REVISION)
                .set(REVISION.REVISION_, REVISION.REVISION_.plus(1))
                // Of the moment, not of the transaction's start: it may have waited for the lock.
                .set(
                        REVISION.CHANGED_AT,
                        DSL.field(
                                "greatest(clock_timestamp(), {0} + interval '1 microsecond')",
                                SQLDataType.TIMESTAMPWITHTIMEZONE, REVISION.CHANGED_AT))
                .where(REVISION.GUILD_ID.eq(guild.value()))
                .returningResult(REVISION.REVISION_, REVISION.CHANGED_AT)
                .fetchSingle();
        return new Stamp(row.value1(), row.value2().toInstant(), actor, reason);
    }

    /** Changes one value, or removes it, and records that. */
    void write(Slot slot, Optional<String> before, Optional<String> after, Stamp stamp) {
        ScopeColumns scope = ScopeColumns.of(slot.scope());
        if (slot.scope().equals(SettingScope.GUILD)) {
            after.ifPresentOrElse(text -> put(slot.name(), text, stamp), () -> remove(slot.name()));
        } else {
            after.ifPresentOrElse(text -> put(scope, slot.name(), text, stamp), () -> remove(scope, slot.name()));
        }
        sql.insertInto(CHANGE)
                .set(CHANGE.GUILD_ID, guild.value())
                .set(CHANGE.NAME, slot.name())
                .set(CHANGE.SCOPE, scope.kind())
                .set(CHANGE.SUBJECT_ID, scope.subject())
                .set(CHANGE.OLD_VALUE, before.orElse(null))
                .set(CHANGE.NEW_VALUE, after.orElse(null))
                .set(CHANGE.REVISION, stamp.revision())
                .set(CHANGE.REASON, stamp.reason())
                .set(CHANGE.CHANGED_BY, stamp.actor().value())
                .set(CHANGE.CHANGED_AT, stamp.offsetTime())
                .execute();
    }

    private void put(String name, String text, Stamp stamp) {
        sql.insertInto(VALUE, VALUE.GUILD_ID, VALUE.NAME, VALUE.VALUE_, VALUE.CHANGED_BY, VALUE.CHANGED_AT)
                .values(guild.value(), name, text, stamp.actor().value(), stamp.offsetTime())
                .onConflict(VALUE.GUILD_ID, VALUE.NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private void remove(String name) {
        sql.deleteFrom(VALUE)
                .where(VALUE.GUILD_ID.eq(guild.value()), VALUE.NAME.eq(name))
                .execute();
    }

    private void put(ScopeColumns scope, String name, String text, Stamp stamp) {
        sql.insertInto(OWN_VALUE)
                .set(OWN_VALUE.GUILD_ID, guild.value())
                .set(OWN_VALUE.SCOPE, scope.kind())
                .set(OWN_VALUE.SUBJECT_ID, scope.subject())
                .set(OWN_VALUE.NAME, name)
                .set(OWN_VALUE.VALUE, text)
                .set(OWN_VALUE.CHANGED_BY, stamp.actor().value())
                .set(OWN_VALUE.CHANGED_AT, stamp.offsetTime())
                .onConflict(OWN_VALUE.GUILD_ID, OWN_VALUE.SCOPE, OWN_VALUE.SUBJECT_ID, OWN_VALUE.NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private void remove(ScopeColumns scope, String name) {
        sql.deleteFrom(OWN_VALUE)
                .where(
                        OWN_VALUE.GUILD_ID.eq(guild.value()),
                        OWN_VALUE.SCOPE.eq(scope.kind()),
                        OWN_VALUE.SUBJECT_ID.eq(scope.subject()),
                        OWN_VALUE.NAME.eq(name))
                .execute();
    }

    /** Tells every process, when the transaction commits. */
    void tell() {
        // jOOQ has no NOTIFY; the function does the same and takes parameters.
        sql.select(DSL.function("pg_notify", SQLDataType.OTHER, DSL.val(CHANNEL), DSL.val(guild.toString())))
                .execute();
    }
}
