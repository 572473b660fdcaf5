package dev.guildhall.xp;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.impl.DSL;

/** Reads the tables as a test wants to compare them. */
public record Tables(Database database) {

    public Map<MemberKey, Long> totals() {
        return database.query(sql -> new TreeMap<>(sql.selectFrom(MEMBER)
                .fetchMap(
                        row -> new MemberKey(new GuildId(row.getGuildId()), new UserId(row.getUserId())),
                        row -> row.getTotal())));
    }

    public long total(MemberKey member) {
        return totals().getOrDefault(member, 0L);
    }

    public int credits() {
        return database.query(sql -> sql.fetchCount(LEDGER));
    }

    /**
     * The totals, the ledger and the days say the same of every member. Who never had anything may have a row all the same: of an
     * edit that changed nothing.
     */
    public void agree() {
        var fromMembers = database.query(sql -> sql.select(
                        MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.TOTAL, MEMBER.MESSAGES)
                .from(MEMBER)
                .where(MEMBER.TOTAL
                        .ne(0L)
                        .or(DSL.exists(DSL.selectOne()
                                .from(LEDGER)
                                .where(LEDGER.GUILD_ID.eq(MEMBER.GUILD_ID), LEDGER.USER_ID.eq(MEMBER.USER_ID)))))
                .orderBy(1, 2)
                .fetch()
                .map(row -> row.intoList().toString()));
        var fromLedger = database.query(sql -> sql.select(
                        LEDGER.GUILD_ID,
                        LEDGER.USER_ID,
                        DSL.sum(LEDGER.AMOUNT),
                        DSL.count().filterWhere(LEDGER.SOURCE.eq(Source.MESSAGE.number())))
                .from(LEDGER)
                .groupBy(LEDGER.GUILD_ID, LEDGER.USER_ID)
                .orderBy(1, 2)
                .fetch()
                .map(row -> row.intoList().toString()));
        var fromDays =
                database.query(sql -> sql.select(DAY.GUILD_ID, DAY.USER_ID, DSL.sum(DAY.AMOUNT), DSL.sum(DAY.MESSAGES))
                        .from(DAY)
                        .groupBy(DAY.GUILD_ID, DAY.USER_ID)
                        .orderBy(1, 2)
                        .fetch()
                        .map(row -> row.intoList().toString()));
        assertThat(fromMembers).isEqualTo(fromLedger).isEqualTo(fromDays);
    }
}
