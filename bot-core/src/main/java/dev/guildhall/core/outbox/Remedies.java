package dev.guildhall.core.outbox;

import dev.guildhall.spi.data.Errand;

/** What people can do about an errand that Discord refuses for good. */
final class Remedies {

    private Remedies() {}

    /** @see <a href="https://discord.com/developers/docs/topics/opcodes-and-status-codes#json">Discord: JSON codes</a> */
    static String of(Errand errand, int code) {
        return switch (code) {
            case 10003 -> "the channel is gone; choose another one in the settings";
            case 10004 -> "the bot is no longer in the server; nothing is to be done";
            case 10007, 10013 -> "the person has left the server; nothing is to be done";
            case 10011 -> "the role is gone; choose another one in the settings";
            case 50001 -> "the bot may not see it; give its role View Channel there";
            case 50007, 50278 -> "the person takes no direct messages; nothing is to be done";
            case 50013, 50028 ->
                switch (errand) {
                    case Errand.SendMessage _, Errand.SendDirect _ ->
                        "give the bot's role Send Messages and Embed Links in that channel";
                    case Errand.GiveRole _, Errand.TakeRole _ ->
                        "give the bot's role Manage Roles, and move it above that role in the server's settings";
                };
            default -> "Discord's answer says why";
        };
    }

    /** Whether people of the server cause it every day and nobody has to do anything. */
    static boolean isOrdinary(int code) {
        return code == 10007 || code == 10013 || code == 50007 || code == 50278;
    }
}
