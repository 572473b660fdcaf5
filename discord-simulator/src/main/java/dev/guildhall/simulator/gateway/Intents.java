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
    public static final int GUILD_INVITES = 1 << 6;
    public static final int GUILD_VOICE_STATES = 1 << 7;
    public static final int GUILD_PRESENCES = 1 << 8;
    public static final int GUILD_MESSAGES = 1 << 9;
    public static final int GUILD_MESSAGE_REACTIONS = 1 << 10;
    public static final int GUILD_MESSAGE_TYPING = 1 << 11;
    public static final int DIRECT_MESSAGES = 1 << 12;
    public static final int DIRECT_MESSAGE_REACTIONS = 1 << 13;
    public static final int DIRECT_MESSAGE_TYPING = 1 << 14;
    public static final int MESSAGE_CONTENT = 1 << 15;
    public static final int GUILD_SCHEDULED_EVENTS = 1 << 16;
    public static final int AUTO_MODERATION_CONFIGURATION = 1 << 20;
    public static final int GUILD_MESSAGE_POLLS = 1 << 24;
    public static final int DIRECT_MESSAGE_POLLS = 1 << 25;

    /** Those that an application must be granted. */
    public static final int PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

    /** Every bit that Discord knows: 0 to 16, 20, 21, 24 and 25. */
    static final int KNOWN = 0x1FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

    private static final Map<String, Integer> IN_GUILDS = inGuilds();
    private static final Map<String, Integer> DIRECT = direct();

    private Intents() {}

    /** The bits of which a session needs one to receive the event; 0 when everybody receives it. */
    static int needed(String event, boolean inGuild) {
        return (inGuild ? IN_GUILDS : DIRECT).getOrDefault(event, 0);
    }

    private static Map<String, Integer> direct() {
        Map<String, Integer> needed = new HashMap<>();
        add(needed, DIRECT_MESSAGES, "CHANNEL_PINS_UPDATE");
        add(needed, DIRECT_MESSAGES, "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE");
        add(needed, DIRECT_MESSAGE_REACTIONS, "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE");
        add(needed, DIRECT_MESSAGE_REACTIONS, "MESSAGE_REACTION_REMOVE_ALL", "MESSAGE_REACTION_REMOVE_EMOJI");
        add(needed, DIRECT_MESSAGE_TYPING, "TYPING_START");
        add(needed, DIRECT_MESSAGE_POLLS, "MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE");
        return Map.copyOf(needed);
    }

    private static Map<String, Integer> inGuilds() {
        Map<String, Integer> needed = new HashMap<>();
        add(needed, GUILDS, "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE");
        add(needed, GUILDS, "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE");
        add(needed, GUILDS, "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "CHANNEL_PINS_UPDATE");
        add(needed, GUILDS, "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE", "THREAD_MEMBERS_UPDATE");
        add(needed, GUILDS, "THREAD_LIST_SYNC");
        add(needed, GUILDS, "STAGE_INSTANCE_CREATE", "STAGE_INSTANCE_UPDATE", "STAGE_INSTANCE_DELETE");
        add(needed, GUILD_MEMBERS, "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE");
        add(needed, GUILD_MODERATION, "GUILD_BAN_ADD", "GUILD_BAN_REMOVE", "GUILD_AUDIT_LOG_ENTRY_CREATE");
        add(needed, GUILD_EXPRESSIONS, "GUILD_EMOJIS_UPDATE", "GUILD_STICKERS_UPDATE");
        add(needed, GUILD_WEBHOOKS, "WEBHOOKS_UPDATE");
        add(needed, GUILD_INVITES, "INVITE_CREATE", "INVITE_DELETE");
        add(needed, GUILD_VOICE_STATES, "VOICE_STATE_UPDATE");
        add(needed, GUILD_PRESENCES, "PRESENCE_UPDATE");
        add(needed, GUILD_SCHEDULED_EVENTS, "GUILD_SCHEDULED_EVENT_CREATE", "GUILD_SCHEDULED_EVENT_UPDATE");
        add(needed, GUILD_SCHEDULED_EVENTS, "GUILD_SCHEDULED_EVENT_DELETE");
        add(needed, AUTO_MODERATION_CONFIGURATION, "AUTO_MODERATION_RULE_CREATE", "AUTO_MODERATION_RULE_UPDATE");
        add(needed, AUTO_MODERATION_CONFIGURATION, "AUTO_MODERATION_RULE_DELETE");
        add(needed, GUILD_MESSAGE_POLLS, "MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE");
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
