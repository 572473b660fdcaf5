package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.Check;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Field;

/** Whether each row of the ledger lies in the partition of its month. */
public record MonthsCheck(Database database) implements Check {

    @Override
    public String rule() {
        return "Every row of the ledger lies in the partition of its month";
    }

    @Override
    public List<String> violations() {
        var strayed = LEDGER.as("strayed");
        Field<LocalDate> month =
                field("date_trunc('month', {0} AT TIME ZONE 'UTC')::date", LocalDate.class, strayed.AT);
        return database.query(sql -> sql.select(month, count())
                .from(table(name("xp", "ledger_other")).as("strayed"))
                .groupBy(month)
                .orderBy(month)
                .limit(100)
                .fetch(row -> row.value2() + " rows of " + row.value1()
                        + " lie in xp.ledger_other; SELECT xp.make_ledger_month('" + row.value1() + "') moves them"));
    }
}
