package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.OPERATION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.withRecursive;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Which operations were meant for one person: those whose summary names them, and what undid these, and so on. It holds also
 * when the ledger's rows are dropped, and until the person is erased. Goes through the operations, of which there are as many as
 * administrators made.
 */
public final class OperationsAbout {

    private OperationsAbout() {}

    /** How a summary names somebody. */
    public static String mention(UserId person) {
        return "<@" + person + ">";
    }

    /** In whatever guild. */
    public static Condition person(UserId person) {
        return person(person, noCondition());
    }

    /** In one guild. */
    static Condition person(GuildId guild, UserId person) {
        return person(person, OPERATION.as("named").GUILD_ID.eq(guild.value()));
    }

    private static Condition person(UserId person, Condition where) {
        var named = OPERATION.as("named");
        var undo = OPERATION.as("undo");
        Field<Long> guild = field(name("about", "guild_id"), Long.class);
        Field<Long> id = field(name("about", "id"), Long.class);
        var about = name("about")
                .fields("guild_id", "id")
                .as(select(named.GUILD_ID, named.ID)
                        .from(named)
                        .where(named.SUMMARY.contains(mention(person)))
                        // The name of a file may be anything.
                        .and(named.KIND.ne(Operation.Kind.IMPORT.key()))
                        .and(where)
                        .unionAll(select(undo.GUILD_ID, undo.ID)
                                .from(undo)
                                .join(table(name("about")))
                                .on(undo.GUILD_ID.eq(guild), undo.UNDOES.eq(id))));
        return row(OPERATION.GUILD_ID, OPERATION.ID)
                .in(withRecursive(about).select(guild, id).from(table(name("about"))));
    }
}
