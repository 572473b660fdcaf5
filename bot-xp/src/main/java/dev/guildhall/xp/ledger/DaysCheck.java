package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.SETTLED_MONTH;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/** Whether each day, as long as its rows are kept, is the sum of its rows in the ledger. Reads every row of both. */
public record DaysCheck(Database database) implements Check {

    @Override
    public String rule() {
        return "Days are the sums of the ledger, where its rows are still kept";
    }

    @Override
    public List<String> violations() {
        // jOOQ has no time zones in casts.
        Field<LocalDate> day = field("({0} AT TIME ZONE 'UTC')::date", LocalDate.class, LEDGER.AT);
        Field<BigDecimal> credited = sum(LEDGER.AMOUNT);
        Field<Integer> rows = count().filterWhere(LEDGER.SOURCE.eq(Source.MESSAGE.number()));
        Field<BigDecimal> brought = sum(coalesce(LEDGER.MESSAGES, inline(0L)));
        Field<Integer> minutes = count().filterWhere(LEDGER.SOURCE.eq(Source.VOICE_MINUTE.number()));
        Field<Integer> reactions = count().filterWhere(
                        LEDGER.SOURCE.in(Source.REACTION_GIVEN.number(), Source.REACTION_RECEIVED.number()));
        var ledger = select(
                        LEDGER.GUILD_ID,
                        LEDGER.USER_ID,
                        day.as("day"),
                        credited.as("amount"),
                        rows.as("messages"),
                        brought.as("brought"),
                        minutes.as("minutes"),
                        reactions.as("reactions"))
                .from(LEDGER)
                .groupBy(LEDGER.GUILD_ID, LEDGER.USER_ID, day)
                .asTable("ledger");
        Field<LocalDate> ledgerDay = ledger.field("day", LocalDate.class);
        Field<Long> guild = coalesce(DAY.GUILD_ID, ledger.field(LEDGER.GUILD_ID));
        Field<Long> user = coalesce(DAY.USER_ID, ledger.field(LEDGER.USER_ID));
        Field<LocalDate> when = coalesce(DAY.DAY_, ledgerDay);
        Field<BigDecimal> inDays = coalesce(DAY.AMOUNT.cast(BigDecimal.class), val(BigDecimal.ZERO));
        Field<BigDecimal> inLedger = coalesce(ledger.field("amount", BigDecimal.class), val(BigDecimal.ZERO));
        Field<LocalDate> month = field("date_trunc('month', {0})::date", LocalDate.class, when);
        Condition kept = notExists(
                selectOne().from(SETTLED_MONTH).where(SETTLED_MONTH.GUILD_ID.eq(guild), SETTLED_MONTH.MONTH.eq(month)));
        Condition differs = inDays.ne(inLedger)
                .or(coalesce(DAY.MESSAGES, val(0)).ne(coalesce(ledger.field("messages", Integer.class), val(0))))
                .or(coalesce(DAY.VOICE_MINUTES, val(0)).ne(coalesce(ledger.field("minutes", Integer.class), val(0))))
                .or(coalesce(DAY.REACTIONS, val(0)).ne(coalesce(ledger.field("reactions", Integer.class), val(0))))
                .or(coalesce(DAY.BROUGHT.cast(BigDecimal.class), val(BigDecimal.ZERO))
                        .ne(coalesce(ledger.field("brought", BigDecimal.class), val(BigDecimal.ZERO))));
        return database.query(sql -> sql.select(guild, user, when, inDays, inLedger)
                .from(DAY)
                .fullJoin(ledger)
                .on(DAY.GUILD_ID.eq(ledger.field(LEDGER.GUILD_ID)))
                .and(DAY.USER_ID.eq(ledger.field(LEDGER.USER_ID)))
                .and(DAY.DAY_.eq(ledgerDay))
                .where(differs)
                .and(kept)
                .limit(100)
                .fetch(row ->
                        "member " + row.value2() + " of guild " + row.value1() + " has " + row.value4() + " XP on "
                                + row.value3() + ", the ledger says " + row.value5()
                                + " (or their messages, minutes or reactions differ); please report it"));
    }
}
