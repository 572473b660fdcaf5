package dev.guildhall.simulator.gateway;

import java.util.Map;

/** The intent bits, and which events each lets through. */
public final class Intents {
    public static final int GUILDS = 1;
    public static final int GUILD_MEMBERS = 1 << 1;
    public static final int GUILD_PRESENCES = 1 << 8;
    public static final int GUILD_MESSAGES = 1 << 9;
    public static final int GUILD_MESSAGE_TYPING = 1 << 11;
    public static final int DIRECT_MESSAGES = 1 << 12;
    public static final int DIRECT_MESSAGE_TYPING = 1 << 14;
    public static final int MESSAGE_CONTENT = 1 << 15;

    /** Those that an application must be granted. */
    public static final int PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

    /** Every bit that Discord knows: 0 to 16, 20, 21, 24 and 25. */
    static final int KNOWN = 0x1FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

    private static final Map<String, Integer> IN_GUILDS = Map.of(
            "GUILD_CREATE", GUILDS,
            "GUILD_DELETE", GUILDS,
            "GUILD_MEMBER_ADD", GUILD_MEMBERS,
            "GUILD_MEMBER_UPDATE", GUILD_MEMBERS,
            "MESSAGE_CREATE", GUILD_MESSAGES,
            "MESSAGE_UPDATE", GUILD_MESSAGES,
            "MESSAGE_DELETE", GUILD_MESSAGES,
            "TYPING_START", GUILD_MESSAGE_TYPING);
    private static final Map<String, Integer> DIRECT = Map.of(
            "CHANNEL_CREATE", DIRECT_MESSAGES,
            "MESSAGE_CREATE", DIRECT_MESSAGES,
            "MESSAGE_UPDATE", DIRECT_MESSAGES,
            "MESSAGE_DELETE", DIRECT_MESSAGES,
            "TYPING_START", DIRECT_MESSAGE_TYPING);

    private Intents() {}

    /** The bits of which a session needs one to receive the event; 0 when everybody receives it. */
    static int needed(String event, boolean inGuild) {
        return (inGuild ? IN_GUILDS : DIRECT).getOrDefault(event, 0);
    }
}
