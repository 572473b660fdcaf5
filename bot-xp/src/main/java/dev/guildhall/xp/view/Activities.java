package dev.guildhall.xp.view;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Patience;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads what was done on days, each in one statement. Thread-safe. */
public record Activities(Database database) {

    /** Of one member, on days in UTC, both included. */
    public Activity of(GuildId guild, UserId member, LocalDate first, LocalDate last) {
        return database.query(
                sql -> read(sql, DAY.GUILD_ID.eq(guild.value()).and(DAY.USER_ID.eq(member.value())), first, last));
    }

    /** Of all members together; goes through all rows of these days. */
    public Activity of(GuildId guild, LocalDate first, LocalDate last) {
        return database.query(sql -> {
            Patience.take(sql);
            return read(sql, DAY.GUILD_ID.eq(guild.value()), first, last);
        });
    }

    private static Activity read(DSLContext sql, Condition whose, LocalDate first, LocalDate last) {
        Map<LocalDate, Activity.Day> found = new HashMap<>();
        sql.select(
                        DAY.DAY_,
                        sum(DAY.AMOUNT.minus(DAY.ADJUSTMENTS)),
                        sum(DAY.MESSAGES),
                        sum(DAY.VOICE_MINUTES),
                        count().filterWhere(DAY.AMOUNT
                                .gt(DAY.ADJUSTMENTS)
                                .or(DAY.MESSAGES.gt(0))
                                .or(DAY.VOICE_MINUTES.gt(0))))
                .from(DAY)
                .where(whose)
                .and(DAY.DAY_.between(first, last))
                .groupBy(DAY.DAY_)
                .forEach(row -> found.put(
                        row.value1(),
                        new Activity.Day(
                                row.value1(),
                                Math.max(0, row.value2().longValue()),
                                row.value3().longValue(),
                                row.value4().longValue(),
                                row.value5())));
        return new Activity(Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .map(day -> found.getOrDefault(day, Activity.Day.empty(day)))
                .toList());
    }
}
