package dev.guildhall.xp.privacy;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.OPT_OUT;
import static org.jooq.impl.DSL.select;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.xp.ledger.Accounts;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** {@code /xp opt-out} and {@code /xp opt-in}: everybody's own wish to earn nothing in a server. */
public final class OptCommands {

    private final Database database;

    public OptCommands(Database database) {
        this.database = database;
    }

    public List<Command> commands() {
        return List.of(
                Command.of("opt-out", "You earn no XP in this server from now on", this::out)
                        .answeringPrivately(),
                Command.of("opt-in", "You earn XP in this server again", this::in)
                        .answeringPrivately());
    }

    private Reply out(CommandCall call) {
        OffsetDateTime now = call.time().atOffset(ZoneOffset.UTC);
        database.transaction(sql -> {
            keepLast(sql, call);
            return out(sql, call, now);
        });
        return Reply.text(call.privateTexts().say("opt.out")).forCallerOnly();
    }

    /** What was refused in a wish that has ended is refused again when history is read, so its time is kept. */
    private static void keepLast(DSLContext sql, CommandCall call) {
        sql.insertInto(OPT_OUT, OPT_OUT.GUILD_ID, OPT_OUT.USER_ID, OPT_OUT.BEGAN_AT, OPT_OUT.ENDED_AT)
                .select(select(MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.OPTED_OUT_FROM, MEMBER.OPTED_OUT_UNTIL)
                        .from(MEMBER)
                        .where(isCaller(call), MEMBER.OPTED_OUT_UNTIL.isNotNull())
                        .forUpdate())
                .onConflictDoNothing()
                .execute();
    }

    private static int out(DSLContext sql, CommandCall call, OffsetDateTime now) {
        return sql.insertInto(MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.OPTED_OUT_FROM)
                .values(call.guild().value(), call.caller().id().value(), now)
                .onConflict(MEMBER.GUILD_ID, MEMBER.USER_ID)
                .doUpdate()
                .set(MEMBER.OPTED_OUT_FROM, now)
                .setNull(MEMBER.OPTED_OUT_UNTIL)
                // Whoever opted out already keeps the time since when.
                .where(Accounts.IS_OPTED_OUT.not())
                .execute();
    }

    private Reply in(CommandCall call) {
        OffsetDateTime now = call.time().atOffset(ZoneOffset.UTC);
        database.transaction(sql -> sql.update(MEMBER)
                .set(MEMBER.OPTED_OUT_UNTIL, now)
                .where(isCaller(call))
                .and(Accounts.IS_OPTED_OUT)
                .execute());
        return Reply.text(call.privateTexts().say("opt.in")).forCallerOnly();
    }

    private static Condition isCaller(CommandCall call) {
        return MEMBER.GUILD_ID
                .eq(call.guild().value())
                .and(MEMBER.USER_ID.eq(call.caller().id().value()));
    }
}
