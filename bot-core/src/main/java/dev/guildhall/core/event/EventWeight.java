package dev.guildhall.core.event;

import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.ReactionRemoved;
import dev.guildhall.spi.event.ThreadCreated;
import dev.guildhall.spi.event.VoiceChanged;

/** About how much memory an event takes while it waits, in bytes. */
final class EventWeight {

    /** Records, ids, a name and some roles. */
    private static final int FIXED = 400;

    private EventWeight() {}

    static int of(Event event) {
        return switch (event) {
            case MessageCreated message -> FIXED + 2 * message.content().length();
            case GuildAvailable guild ->
                FIXED + 100 * guild.newest().size() + FIXED * guild.inVoice().size();
            case MessagesMissed missed -> FIXED + 100 * missed.newest().size();
            case ReactionAdded _,
                    ReactionRemoved _,
                    VoiceChanged _,
                    ThreadCreated _,
                    MemberJoined _,
                    MemberChanged _,
                    MemberLeft _,
                    GuildLeft _ -> FIXED;
        };
    }
}
