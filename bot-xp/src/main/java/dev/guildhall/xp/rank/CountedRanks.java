package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.guildhall.db.jooq.xp.tables.Score;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;

/**
 * Ranks of a board that is kept: counts of whole sections, of some ranges of one section, and part of one range. Each answer is one
 * statement, so it is of one moment.
 */
record CountedRanks(Database database, GuildId guild, long board) implements Ranks {

    @Override
    public Optional<Standing> of(UserId user) {
        return database.query(sql -> sql.fetchOptional(statement(user))).map(found -> Standing.of(user, found));
    }

    @Override
    public Select<Record2<Long, Long>> statement(UserId user) {
        Counts ranges = Counts.ranges(guild, board);
        Counts sections = Counts.sections(guild, board);
        Place own = place(SCORE);
        // The lowest of which all members are above.
        Place range = Place.of("range");
        Place section = Place.of("section");
        Score other = SCORE.as("other");
        Field<Long> inRange = field(selectCount()
                        .from(other)
                        .where(ofBoard(other), place(other).row().gt(own.row()))
                        .and(place(other).row().lt(range.row())))
                .coerce(Long.class);
        Field<Long> inSection = ranges.sum(
                ranges.low().row().ge(range.row()).and(ranges.low().row().lt(section.row())));
        Field<Long> beyond = sections.sum(sections.low().row().ge(section.row()));
        return select(inRange.plus(inSection).plus(beyond).plus(1).as("rank"), SCORE.VALUE.as("value"))
                .from(SCORE)
                .crossJoin(
                        lateral(ranges.lowest(ranges.low().row().gt(own.row()))).as("range"))
                .crossJoin(lateral(sections.lowest(sections.low().row().ge(range.row())))
                        .as("section"))
                .where(ofBoard(SCORE), SCORE.USER_ID.eq(user.value()))
                .and(SCORE.VALUE.gt(0L));
    }

    @Override
    public Page page(long skipped, int count) {
        Counts ranges = Counts.ranges(guild, board);
        Counts sections = Counts.sections(guild, board);
        Place end = Place.endOf("section");
        Condition inSection = ranges.low()
                .row()
                .ge(Place.of("section").row())
                .and(ranges.low().row().lt(end.row()));
        var range = ranges.after(skipped, field(name("section", "before"), Long.class), inSection, end);
        var shown = select(SCORE.USER_ID.as("user_id"), SCORE.VALUE.as("value"))
                .from(SCORE)
                .where(ofBoard(SCORE), SCORE.VALUE.gt(0L))
                .and(place(SCORE).row().lt(Place.endOf("range").row()))
                .orderBy(SCORE.VALUE.desc(), SCORE.USER_ID.neg().desc())
                .offset(val(skipped).minus(field(name("range", "before"), Long.class)))
                .limit(count);
        Field<Long> size = field(name("whole", "size"), Long.class);
        Field<Long> user = field(name("shown", "user_id"), Long.class);
        Field<Long> value = field(name("shown", "value"), Long.class);
        var rows = database.query(sql -> sql.select(size, user, value)
                .from(select(sections.sum().as("size"))
                        .from(sections.table())
                        .where(sections.ofBoard())
                        .asTable("whole"))
                .leftJoin(sections.after(skipped)
                        .asTable("section")
                        .crossJoin(lateral(range).as("range"))
                        .crossJoin(lateral(shown).as("shown")))
                .on(trueCondition())
                .orderBy(value.desc(), user)
                .fetch());
        List<Standing> page = new ArrayList<>();
        rows.stream()
                .filter(each -> each.value2() != null)
                .forEach(each ->
                        page.add(new Standing(new UserId(each.value2()), skipped + page.size() + 1, each.value3())));
        return new Page(rows.getFirst().value1(), page);
    }

    private Condition ofBoard(Score table) {
        return table.GUILD_ID.eq(guild.value()).and(table.BOARD_ID.eq(board));
    }

    private static Place place(Score table) {
        return new Place(table.VALUE, table.USER_ID.neg());
    }
}
