package dev.guildhall.spi.command;

import java.util.Locale;

/**
 * What a member may do in a channel, by Discord's bit numbers.
 *
 * @see <a href="https://discord.com/developers/docs/topics/permissions">Discord: permissions</a>
 */
public enum Permission {
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_GUILD(5),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MANAGE_ROLES(28),
    MANAGE_EVENTS(33),
    SEND_MESSAGES_IN_THREADS(38),
    MODERATE_MEMBERS(40),
    USE_EXTERNAL_APPS(50);

    private final long bit;

    Permission(int position) {
        this.bit = 1L << position;
    }

    public long bit() {
        return bit;
    }

    /** Whether a set of permissions, as Discord sends it, holds this one. Administrators hold each. */
    public boolean in(long permissions) {
        return (permissions & (bit | ADMINISTRATOR.bit)) != 0;
    }

    /** As Discord's own pages call it: "Manage Server". */
    public String title() {
        if (this == MANAGE_GUILD) {
            return "Manage Server";
        }
        StringBuilder title = new StringBuilder();
        for (String word : name().split("_", -1)) {
            title.append(title.isEmpty() ? "" : " ")
                    .append(word.equals("IN") ? 'i' : word.charAt(0))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return title.toString();
    }
}
