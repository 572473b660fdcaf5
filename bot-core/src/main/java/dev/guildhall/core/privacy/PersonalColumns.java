package dev.guildhall.core.privacy;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out from the database which modules store something about people. */
public final class PersonalColumns {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalColumns.class);
    private static final Name CATALOGUE = DSL.name("information_schema", "columns");
    private static final Field<String> SCHEMA = DSL.field(DSL.name("table_schema"), SQLDataType.VARCHAR);
    private static final Field<String> TABLE = DSL.field(DSL.name("table_name"), SQLDataType.VARCHAR);
    private static final Field<String> COLUMN = DSL.field(DSL.name("column_name"), SQLDataType.VARCHAR);
    private static final Field<String> TYPE = DSL.field(DSL.name("data_type"), SQLDataType.VARCHAR);

    /** How columns are called that hold somebody's id. */
    private static final String NAMES = "^(.+_)?(user|member|person|actor|author|owner)_id$|_by$";

    /** Whose tables {@link PlatformPersonalData} answers for. */
    private static final Set<String> ANSWERED_FOR = Set.of("core", "settings", "interaction");

    private final Database database;

    public PersonalColumns(Database database) {
        this.database = database;
    }

    /**
     * Refuses a module that stores something about people and does not say how they get it and have it erased. A module's
     * schema is called like the module, with underscores for dashes; the platform answers for its own.
     *
     * @throws IllegalStateException names the columns and the remedy
     */
    public void require(String module, boolean bringsPersonalData) {
        if (bringsPersonalData || ANSWERED_FOR.contains(module)) {
            return;
        }
        List<String> columns;
        try {
            columns = columns(module.replace('-', '_').toLowerCase(Locale.ROOT));
        } catch (DatabaseUnavailableException outage) {
            // Who starts while the database is away has started with this module before, and been asked then.
            LOG.warn("module {} - was not asked for personal data: {}", module, outage.getMessage());
            return;
        }
        if (!columns.isEmpty()) {
            throw new IllegalStateException("module " + module + " stores something about people ("
                    + String.join(", ", columns) + ") but brings no PersonalData, so nobody could have it exported or"
                    + " erased: add the facet to its Feature.facets()");
        }
    }

    private List<String> columns(String schema) {
        Condition names = DSL.condition("{0} ~ {1}", COLUMN, DSL.val(NAMES));
        return database.query(sql -> sql.select(TABLE, COLUMN)
                .from(DSL.table(CATALOGUE))
                .where(SCHEMA.eq(schema), TYPE.eq("bigint"), names)
                .orderBy(TABLE, COLUMN)
                .limit(5)
                .fetch(row -> schema + "." + row.value1() + "." + row.value2()));
    }
}
