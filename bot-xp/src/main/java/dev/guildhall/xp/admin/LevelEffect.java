package dev.guildhall.xp.admin;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.ledger.Patience;
import dev.guildhall.xp.level.LevelColumn;
import dev.guildhall.xp.operation.Preview;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.XpSettings;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Tells what another curve, level cap or other rewards would do: whose level changes, and who gains or loses a role. */
public record LevelEffect(Database database) {

    /** As a {@link dev.guildhall.spi.facet.SettingsEffect}. */
    public List<String> of(GuildId guild, GuildSettings before, GuildSettings after, Texts texts) {
        LevelRules now = XpSettings.leveling(before);
        LevelRules then = XpSettings.leveling(after);
        if (now.levels().equals(then.levels()) && now.rewardsAsText().equals(then.rewardsAsText())) {
            return List.of();
        }
        Preview preview = database.query(sql -> preview(sql, guild, now, then));
        return preview.levels() + preview.gainRole() + preview.loseRole() == 0
                ? List.of()
                : List.of(new OperationText(texts).effect(preview));
    }

    /** Counted in the database: there are few pairs of levels, whatever the number of members. */
    static Preview preview(DSLContext sql, GuildId guild, LevelRules now, LevelRules then) {
        Patience.take(sql);
        Long most = sql.select(max(MEMBER.TOTAL))
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()))
                .fetchOne(0, Long.class);
        long highest = most == null ? 0 : most;
        Field<Integer> before = LevelColumn.of(MEMBER.TOTAL, now.levels().thresholdsUpTo(highest))
                .as("level_before");
        Field<Integer> after = LevelColumn.of(MEMBER.TOTAL, then.levels().thresholdsUpTo(highest))
                .as("level_after");
        return sql
                .select(
                        before,
                        after,
                        count().cast(Long.class),
                        count().filterWhere(MEMBER.LEFT_AT.isNull()).cast(Long.class))
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.TOTAL.gt(0L))
                .groupBy(before, after)
                .fetch(row -> Preview.of(
                        row.value3(),
                        row.value4(),
                        row.value1(),
                        row.value2(),
                        now.rolesAt(row.value1()),
                        then.rolesAt(row.value2())))
                .stream()
                .reduce(Preview.NOTHING, Preview::plus);
    }
}
