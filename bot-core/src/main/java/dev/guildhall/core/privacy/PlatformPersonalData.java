package dev.guildhall.core.privacy;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;
import static dev.guildhall.db.jooq.settings.Tables.CHANGE;
import static dev.guildhall.db.jooq.settings.Tables.DRAFT;
import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What the platform's own tables hold about people. */
public record PlatformPersonalData(Database database) implements PersonalData {

    /** Who changed a setting, where that person was erased. */
    private static final long NOBODY = 0;

    @Override
    public String summary() {
        return "Which settings of a server somebody changed, and when; messages and roles that are on their way.";
    }

    @Override
    public String summaryKey() {
        return "privacy.platform";
    }

    @Override
    public Map<String, Object> export(UserId person) {
        return database.query(sql -> {
            List<Map<String, Object>> changes = sql.select(
                            CHANGE.GUILD_ID,
                            CHANGE.NAME,
                            CHANGE.OLD_VALUE,
                            CHANGE.NEW_VALUE,
                            CHANGE.REASON,
                            CHANGE.CHANGED_AT)
                    .from(CHANGE)
                    .where(CHANGE.CHANGED_BY.eq(person.value()))
                    .orderBy(CHANGE.ID)
                    .fetch(PlatformPersonalData::shown);
            List<Map<String, Object>> waiting = sql.select(
                            OUTBOX.GUILD_ID, OUTBOX.KIND, OUTBOX.ROLE_ID, OUTBOX.REASON, OUTBOX.CREATED_AT)
                    .from(OUTBOX)
                    .where(OUTBOX.USER_ID.eq(person.value()))
                    .orderBy(OUTBOX.ID)
                    .fetch(PlatformPersonalData::shown);
            return Map.of("settings changed", changes, "on their way", waiting);
        });
    }

    /** Ids as texts: JSON's readers round such numbers. */
    private static Map<String, Object> shown(Record row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        row.intoMap().forEach((name, value) -> {
            if (value != null) {
                shown.put(name, value.toString());
            }
        });
        return shown;
    }

    @Override
    public long erase(UserId person) {
        return database.transaction(sql -> erase(sql, person.value()));
    }

    private static long erase(DSLContext sql, long person) {
        long changes = sql.update(CHANGE)
                .set(CHANGE.CHANGED_BY, NOBODY)
                .where(CHANGE.CHANGED_BY.eq(person))
                .execute();
        long values = sql.update(VALUE)
                .set(VALUE.CHANGED_BY, NOBODY)
                .where(VALUE.CHANGED_BY.eq(person))
                .execute();
        long ownValues = sql.update(OWN_VALUE)
                .set(OWN_VALUE.CHANGED_BY, NOBODY)
                .where(OWN_VALUE.CHANGED_BY.eq(person))
                .execute();
        long drafts = sql.deleteFrom(DRAFT).where(DRAFT.ACTOR.eq(person)).execute();
        long waiting = sql.deleteFrom(OUTBOX).where(OUTBOX.USER_ID.eq(person)).execute();
        return changes + values + ownValues + drafts + waiting;
    }
}
