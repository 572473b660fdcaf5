package dev.guildhall.core.outbox;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.WaitingErrands;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Reads entries of the outbox; all there are wait, since what was carried out or given up is removed. An entry may be told for a
 * moment longer, until that is done.
 */
public final class PostgresWaitingErrands implements WaitingErrands {

    private final Database database;

    public PostgresWaitingErrands(Database database) {
        this.database = database;
    }

    @Override
    public List<Roles> roles(GuildId guild, UserId after, int most) {
        Select<Record3<Long, Long, String>> waiting = inTheirOrder(guild, after, most);
        return folded(database.transaction(sql -> {
            // However large the guild is: reads the lanes of these people, and no others.
            sql.fetch("SELECT " + OutboxStore.IN_ORDER_OF_INDEX);
            return sql.fetch(waiting);
        }));
    }

    private static Select<Record3<Long, Long, String>> inTheirOrder(GuildId guild, UserId after, int most) {
        // The lane of somebody's roles is the person's id, so it is both whom and what the index has in order.
        Condition theirs = OUTBOX.GUILD_ID
                .eq(guild.value())
                .and(OUTBOX.LANE.gt(after.value()))
                .and(OUTBOX.KIND.in(ErrandKind.GIVE_ROLE.stored(), ErrandKind.TAKE_ROLE.stored()));
        Table<?> people = DSL.selectDistinct(OUTBOX.LANE)
                .from(OUTBOX)
                .where(theirs)
                .orderBy(OUTBOX.LANE)
                .limit(most)
                .asTable("people");
        Field<Long> last =
                DSL.field(DSL.select(DSL.max(people.field(OUTBOX.LANE))).from(people));
        return DSL.select(OUTBOX.USER_ID, OUTBOX.ROLE_ID, OUTBOX.KIND)
                .from(OUTBOX)
                .where(theirs, OUTBOX.LANE.le(last))
                .orderBy(OUTBOX.LANE, OUTBOX.ID);
    }

    private static List<Roles> folded(Result<Record3<Long, Long, String>> waiting) {
        Map<UserId, Map<RoleId, Boolean>> people = new LinkedHashMap<>();
        String given = ErrandKind.GIVE_ROLE.stored();
        waiting.forEach(row -> people.computeIfAbsent(new UserId(row.value1()), person -> new HashMap<>())
                .put(new RoleId(row.value2()), row.value3().equals(given)));
        return people.entrySet().stream()
                .map(each -> new Roles(each.getKey(), which(each.getValue(), true), which(each.getValue(), false)))
                .toList();
    }

    private static Set<RoleId> which(Map<RoleId, Boolean> roles, boolean given) {
        return roles.entrySet().stream()
                .filter(each -> each.getValue() == given)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
