package dev.guildhall.core.privacy;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;
import static dev.guildhall.db.jooq.settings.Tables.CHANGE;
import static dev.guildhall.db.jooq.settings.Tables.DRAFT;
import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;
import static dev.guildhall.db.jooq.settings.Tables.VALUE;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.regexpReplaceAll;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.change.ErasedPerson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * What the platform's own tables hold about people. A value in force that names somebody is a rule of the guild's, which must go
 * on to hold: it stays. Elsewhere they become nobody.
 */
public record PlatformPersonalData(Database database) implements PersonalData {

    /** Who changed a setting, where that person was erased. */
    private static final long NOBODY = 0;

    /** Settings write people with at least so many digits; a shorter number in a value is something else. */
    private static final int FEWEST_DIGITS = 15;

    @Override
    public String summary() {
        return "Which settings of a server somebody changed, and when; which name somebody, such as who earns no XP; messages and"
                + " roles that are on their way.";
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
                            OUTBOX.GUILD_ID,
                            OUTBOX.KIND,
                            OUTBOX.CHANNEL_ID,
                            OUTBOX.ROLE_ID,
                            OUTBOX.REASON,
                            OUTBOX.BODY,
                            OUTBOX.CREATED_AT)
                    .from(OUTBOX)
                    .where(OUTBOX.USER_ID.eq(person.value()))
                    .orderBy(OUTBOX.ID)
                    .fetch(PlatformPersonalData::shown);
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("settings changed", changes);
            all.put("settings that name you", naming(sql, person));
            all.put("changes of settings that named you", changesNaming(sql, person));
            all.put("on their way", waiting);
            return all;
        });
    }

    /** Where, and not the value: others may stand in it too. */
    private static List<Map<String, Object>> naming(DSLContext sql, UserId person) {
        List<Map<String, Object>> whole = sql.select(VALUE.GUILD_ID, VALUE.NAME)
                .from(VALUE)
                .where(names(VALUE.VALUE_, person))
                .orderBy(VALUE.GUILD_ID, VALUE.NAME)
                .fetch(PlatformPersonalData::shown);
        List<Map<String, Object>> own = sql.select(
                        OWN_VALUE.GUILD_ID, OWN_VALUE.NAME, OWN_VALUE.SCOPE, OWN_VALUE.SUBJECT_ID)
                .from(OWN_VALUE)
                .where(names(OWN_VALUE.VALUE, person))
                .orderBy(OWN_VALUE.GUILD_ID, OWN_VALUE.NAME, OWN_VALUE.SUBJECT_ID)
                .fetch(PlatformPersonalData::shown);
        return Stream.concat(whole.stream(), own.stream()).toList();
    }

    private static List<Map<String, Object>> changesNaming(DSLContext sql, UserId person) {
        return sql.select(CHANGE.GUILD_ID, CHANGE.NAME, CHANGE.SCOPE, CHANGE.SUBJECT_ID, CHANGE.CHANGED_AT)
                .from(CHANGE)
                .where(names(CHANGE.OLD_VALUE, person)
                        .or(names(CHANGE.NEW_VALUE, person))
                        .or(names(CHANGE.REASON, person)))
                .orderBy(CHANGE.GUILD_ID, CHANGE.ID)
                .fetch(PlatformPersonalData::shown);
    }

    /** Goes through all rows: what values name is not indexed, and seldom asked. */
    private static Condition names(Field<String> text, UserId person) {
        return person.toString().length() < FEWEST_DIGITS
                ? falseCondition()
                : text.contains(person.toString()).and(text.likeRegex(alone(person)));
    }

    /** The number, and not as a part of a longer one. */
    private static String alone(UserId person) {
        return "(?<![0-9])" + person + "(?![0-9])";
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
        return database.transaction(sql -> erase(sql, person.value()) + forget(sql, person));
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

    /** In the history, values are told with somebody erased in their place, and reasons without them. */
    private static long forget(DSLContext sql, UserId person) {
        Field<String> erased = val(ErasedPerson.another().toString());
        Field<String> id = val(alone(person));
        long values = sql.update(CHANGE)
                .set(CHANGE.OLD_VALUE, regexpReplaceAll(CHANGE.OLD_VALUE, id, erased))
                .set(CHANGE.NEW_VALUE, regexpReplaceAll(CHANGE.NEW_VALUE, id, erased))
                .where(names(CHANGE.OLD_VALUE, person).or(names(CHANGE.NEW_VALUE, person)))
                .execute();
        Field<String> mention = val("<@!?" + person + ">|" + alone(person));
        long reasons = sql.update(CHANGE)
                .set(CHANGE.REASON, regexpReplaceAll(CHANGE.REASON, mention, val("?")))
                .where(names(CHANGE.REASON, person))
                .execute();
        return values + reasons;
    }
}
