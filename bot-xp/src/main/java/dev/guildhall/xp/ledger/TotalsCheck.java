package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.Check;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;

/** Whether each member's totals are the sums of the member's days. Reads every row of both. */
public record TotalsCheck(Database database) implements Check {

    @Override
    public String rule() {
        return "Totals of XP, messages, voice minutes and reactions are the sums of the days";
    }

    @Override
    public List<String> violations() {
        var days = select(
                        DAY.GUILD_ID,
                        DAY.USER_ID,
                        sum(DAY.AMOUNT).as("amount"),
                        sum(DAY.MESSAGES.cast(Long.class).plus(DAY.BROUGHT)).as("messages"),
                        sum(DAY.VOICE_MINUTES).as("voice_minutes"),
                        sum(DAY.REACTIONS).as("reactions"))
                .from(DAY)
                .groupBy(DAY.GUILD_ID, DAY.USER_ID)
                .asTable("days");
        Field<Long> guild = coalesce(MEMBER.GUILD_ID, days.field(DAY.GUILD_ID));
        Field<Long> user = coalesce(MEMBER.USER_ID, days.field(DAY.USER_ID));
        Field<BigDecimal> amount = coalesce(days.field("amount", BigDecimal.class), val(BigDecimal.ZERO));
        Field<BigDecimal> messages = coalesce(days.field("messages", BigDecimal.class), val(BigDecimal.ZERO));
        Field<BigDecimal> voice = coalesce(days.field("voice_minutes", BigDecimal.class), val(BigDecimal.ZERO));
        Field<BigDecimal> reactions = coalesce(days.field("reactions", BigDecimal.class), val(BigDecimal.ZERO));
        Field<BigDecimal> total = coalesce(MEMBER.TOTAL.cast(BigDecimal.class), val(BigDecimal.ZERO));
        return database.query(sql -> sql.select(guild, user, total, amount)
                .from(MEMBER)
                .fullJoin(days)
                .on(MEMBER.GUILD_ID.eq(days.field(DAY.GUILD_ID)), MEMBER.USER_ID.eq(days.field(DAY.USER_ID)))
                .where(total.ne(amount))
                .or(MEMBER.MESSAGES.cast(BigDecimal.class).ne(messages))
                .or(MEMBER.VOICE_MINUTES.cast(BigDecimal.class).ne(voice))
                .or(MEMBER.REACTIONS.cast(BigDecimal.class).ne(reactions))
                .limit(100)
                .fetch(row -> "member " + row.value2() + " of guild " + row.value1() + " has " + row.value3()
                        + " XP, the days say " + row.value4()
                        + " (or their messages, minutes or reactions differ); please report it"));
    }
}
