package dev.guildhall.simulator.gateway;

import java.util.HashMap;
import java.util.Map;

/** The intent bits, and which events each lets through. */
public final class Intents {
    public static final int GUILDS = 1;
    public static final int GUILD_MEMBERS = 1 << 1;
    public static final int GUILD_MODERATION = 1 << 2;
    public static final int GUILD_EXPRESSIONS = 1 << 3;
    public static final int GUILD_WEBHOOKS = 1 << 5;
    public static final int GUILD_VOICE_STATES = 1 << 7;
    public static final int GUILD_PRESENCES = 1 << 8;
    public static final int GUILD_MESSAGES = 1 << 9;
    public static final int GUILD_MESSAGE_REACTIONS = 1 << 10;
    public static final int GUILD_MESSAGE_TYPING = 1 << 11;
    public static final int DIRECT_MESSAGES = 1 << 12;
    public static final int DIRECT_MESSAGE_REACTIONS = 1 << 13;
    public static final int DIRECT_MESSAGE_TYPING = 1 << 14;
    public static final int MESSAGE_CONTENT = 1 << 15;

    /** Those that an application must be granted. */
    public static final int PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

    /** Every bit that Discord knows: 0 to 16, 20, 21, 24 and 25. */
    static final int KNOWN = 0x1FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

    private static final Map<String, Integer> IN_GUILDS = inGuilds();
    private static final Map<String, Integer> DIRECT = Map.of(
            "CHANNEL_CREATE", DIRECT_MESSAGES,
            "CHANNEL_PINS_UPDATE", DIRECT_MESSAGES,
            "MESSAGE_CREATE", DIRECT_MESSAGES,
            "MESSAGE_UPDATE", DIRECT_MESSAGES,
            "MESSAGE_DELETE", DIRECT_MESSAGES,
            "MESSAGE_REACTION_ADD", DIRECT_MESSAGE_REACTIONS,
            "MESSAGE_REACTION_REMOVE", DIRECT_MESSAGE_REACTIONS,
            "MESSAGE_REACTION_REMOVE_ALL", DIRECT_MESSAGE_REACTIONS,
            "MESSAGE_REACTION_REMOVE_EMOJI", DIRECT_MESSAGE_REACTIONS,
            "TYPING_START", DIRECT_MESSAGE_TYPING);

    private Intents() {}

    /** The bits of which a session needs one to receive the event; 0 when everybody receives it. */
    static int needed(String event, boolean inGuild) {
        return (inGuild ? IN_GUILDS : DIRECT).getOrDefault(event, 0);
    }

    private static Map<String, Integer> inGuilds() {
        Map<String, Integer> needed = new HashMap<>();
        add(needed, GUILDS, "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE");
        add(needed, GUILDS, "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE");
        add(needed, GUILDS, "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "CHANNEL_PINS_UPDATE");
        add(needed, GUILDS, "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE", "THREAD_MEMBERS_UPDATE");
        add(needed, GUILD_MEMBERS, "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE");
        add(needed, GUILD_MODERATION, "GUILD_BAN_ADD", "GUILD_BAN_REMOVE", "GUILD_AUDIT_LOG_ENTRY_CREATE");
        add(needed, GUILD_EXPRESSIONS, "GUILD_EMOJIS_UPDATE");
        add(needed, GUILD_WEBHOOKS, "WEBHOOKS_UPDATE");
        add(needed, GUILD_VOICE_STATES, "VOICE_STATE_UPDATE");
        add(needed, GUILD_MESSAGES, "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK");
        add(needed, GUILD_MESSAGE_REACTIONS, "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE");
        add(needed, GUILD_MESSAGE_REACTIONS, "MESSAGE_REACTION_REMOVE_ALL", "MESSAGE_REACTION_REMOVE_EMOJI");
        add(needed, GUILD_MESSAGE_TYPING, "TYPING_START");
        return Map.copyOf(needed);
    }

    private static void add(Map<String, Integer> needed, int intent, String... events) {
        for (String event : events) {
            needed.put(event, intent);
        }
    }
}
