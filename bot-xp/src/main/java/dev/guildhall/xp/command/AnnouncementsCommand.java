package dev.guildhall.xp.command;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.message.Reply;
import java.util.List;

/** {@code /xp announcements}: everybody's own wish that nobody is told of one's levels. */
public record AnnouncementsCommand(Database database) {

    private static final String OFF = "off";

    public Command command() {
        return Command.of("announcements", "Whether your own new levels are announced in this server", this::handle)
                .withOption(Option.of(OptionType.TEXT, "mine", "On or off").oneOf(List.of("on", OFF)))
                .answeringPrivately();
    }

    private Reply handle(CommandCall call) {
        boolean muted = call.arguments().text("mine").filter(OFF::equals).isPresent();
        database.<Integer>query(sql -> sql.insertInto(MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.MUTED)
                .values(call.guild().value(), call.caller().id().value(), muted)
                .onConflict(MEMBER.GUILD_ID, MEMBER.USER_ID)
                .doUpdate()
                .set(MEMBER.MUTED, muted)
                .execute());
        return Reply.text(call.texts().say(muted ? "announcements.off" : "announcements.on"))
                .forCallerOnly();
    }
}
