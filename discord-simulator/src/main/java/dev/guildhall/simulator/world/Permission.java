package dev.guildhall.simulator.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The permission bits by Discord's names, and the sets that the sample roles have. */
public final class Permission {
    public static final long CREATE_INSTANT_INVITE = 1L;
    public static final long MANAGE_EVENTS = 1L << 33;
    public static final long CREATE_GUILD_EXPRESSIONS = 1L << 43;
    public static final long CREATE_EVENTS = 1L << 44;
    public static final long BYPASS_SLOWMODE = 1L << 52;
    public static final long KICK_MEMBERS = 1L << 1;
    public static final long BAN_MEMBERS = 1L << 2;
    public static final long ADMINISTRATOR = 1L << 3;
    public static final long MANAGE_CHANNELS = 1L << 4;
    public static final long MANAGE_GUILD = 1L << 5;
    public static final long ADD_REACTIONS = 1L << 6;
    public static final long VIEW_AUDIT_LOG = 1L << 7;
    public static final long STREAM = 1L << 9;
    public static final long VIEW_CHANNEL = 1L << 10;
    public static final long SEND_MESSAGES = 1L << 11;
    public static final long SEND_TTS_MESSAGES = 1L << 12;
    public static final long MANAGE_MESSAGES = 1L << 13;
    public static final long EMBED_LINKS = 1L << 14;
    public static final long ATTACH_FILES = 1L << 15;
    public static final long READ_MESSAGE_HISTORY = 1L << 16;
    public static final long MENTION_EVERYONE = 1L << 17;
    public static final long USE_EXTERNAL_EMOJIS = 1L << 18;
    public static final long CONNECT = 1L << 20;
    public static final long SPEAK = 1L << 21;
    public static final long MUTE_MEMBERS = 1L << 22;
    public static final long DEAFEN_MEMBERS = 1L << 23;
    public static final long MOVE_MEMBERS = 1L << 24;
    public static final long USE_VAD = 1L << 25;
    public static final long CHANGE_NICKNAME = 1L << 26;
    public static final long MANAGE_NICKNAMES = 1L << 27;
    public static final long MANAGE_ROLES = 1L << 28;
    public static final long MANAGE_WEBHOOKS = 1L << 29;
    public static final long MANAGE_GUILD_EXPRESSIONS = 1L << 30;
    public static final long USE_APPLICATION_COMMANDS = 1L << 31;
    public static final long MANAGE_THREADS = 1L << 34;
    public static final long CREATE_PUBLIC_THREADS = 1L << 35;
    public static final long CREATE_PRIVATE_THREADS = 1L << 36;
    public static final long SEND_MESSAGES_IN_THREADS = 1L << 38;
    public static final long MODERATE_MEMBERS = 1L << 40;
    public static final long SEND_POLLS = 1L << 49;
    public static final long PIN_MESSAGES = 1L << 51;

    /** Every bit that Discord documents, up to bit 52. */
    public static final long ALL = (1L << 53) - 1;

    /** What the sample servers give to everyone. */
    public static final long ORDINARY = CREATE_INSTANT_INVITE
            | ADD_REACTIONS
            | STREAM
            | VIEW_CHANNEL
            | SEND_MESSAGES
            | EMBED_LINKS
            | ATTACH_FILES
            | READ_MESSAGE_HISTORY
            | USE_EXTERNAL_EMOJIS
            | CONNECT
            | SPEAK
            | USE_VAD
            | CHANGE_NICKNAME
            | USE_APPLICATION_COMMANDS
            | CREATE_PUBLIC_THREADS
            | CREATE_PRIVATE_THREADS
            | SEND_MESSAGES_IN_THREADS
            | SEND_POLLS;

    /** What the sample servers give to the bot: all but to be an administrator. */
    public static final long OF_BOT = ORDINARY
            | KICK_MEMBERS
            | BAN_MEMBERS
            | MANAGE_CHANNELS
            | MANAGE_GUILD
            | VIEW_AUDIT_LOG
            | MANAGE_MESSAGES
            | MENTION_EVERYONE
            | MUTE_MEMBERS
            | DEAFEN_MEMBERS
            | MOVE_MEMBERS
            | MANAGE_NICKNAMES
            | MANAGE_ROLES
            | MANAGE_WEBHOOKS
            | MANAGE_GUILD_EXPRESSIONS
            | MANAGE_THREADS
            | MODERATE_MEMBERS
            | MANAGE_EVENTS
            | CREATE_GUILD_EXPRESSIONS
            | CREATE_EVENTS
            | PIN_MESSAGES;

    /** What is left to a member in time-out. */
    static final long IN_TIMEOUT = VIEW_CHANNEL | READ_MESSAGE_HISTORY;

    private static final Map<String, Long> BY_NAME = byName();

    private Permission() {}

    /** The bit of Discord's name, such as {@code SEND_MESSAGES}. */
    public static Optional<Long> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of the bits, in their order. */
    public static List<String> namesOf(long bits) {
        return BY_NAME.entrySet().stream()
                .filter(each -> (bits & each.getValue()) != 0)
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All names. */
    public static Iterable<String> names() {
        return BY_NAME.keySet();
    }

    private static Map<String, Long> byName() {
        String[] names = {
            "CREATE_INSTANT_INVITE",
            "KICK_MEMBERS",
            "BAN_MEMBERS",
            "ADMINISTRATOR",
            "MANAGE_CHANNELS",
            "MANAGE_GUILD",
            "ADD_REACTIONS",
            "VIEW_AUDIT_LOG",
            "PRIORITY_SPEAKER",
            "STREAM",
            "VIEW_CHANNEL",
            "SEND_MESSAGES",
            "SEND_TTS_MESSAGES",
            "MANAGE_MESSAGES",
            "EMBED_LINKS",
            "ATTACH_FILES",
            "READ_MESSAGE_HISTORY",
            "MENTION_EVERYONE",
            "USE_EXTERNAL_EMOJIS",
            "VIEW_GUILD_INSIGHTS",
            "CONNECT",
            "SPEAK",
            "MUTE_MEMBERS",
            "DEAFEN_MEMBERS",
            "MOVE_MEMBERS",
            "USE_VAD",
            "CHANGE_NICKNAME",
            "MANAGE_NICKNAMES",
            "MANAGE_ROLES",
            "MANAGE_WEBHOOKS",
            "MANAGE_GUILD_EXPRESSIONS",
            "USE_APPLICATION_COMMANDS",
            "REQUEST_TO_SPEAK",
            "MANAGE_EVENTS",
            "MANAGE_THREADS",
            "CREATE_PUBLIC_THREADS",
            "CREATE_PRIVATE_THREADS",
            "USE_EXTERNAL_STICKERS",
            "SEND_MESSAGES_IN_THREADS",
            "USE_EMBEDDED_ACTIVITIES",
            "MODERATE_MEMBERS",
            "VIEW_CREATOR_MONETIZATION_ANALYTICS",
            "USE_SOUNDBOARD",
            "CREATE_GUILD_EXPRESSIONS",
            "CREATE_EVENTS",
            "USE_EXTERNAL_SOUNDS",
            "SEND_VOICE_MESSAGES",
            "",
            "SET_VOICE_CHANNEL_STATUS",
            "SEND_POLLS",
            "USE_EXTERNAL_APPS",
            "PIN_MESSAGES",
            "BYPASS_SLOWMODE"
        };
        Map<String, Long> bits = new LinkedHashMap<>();
        for (int bit = 0; bit < names.length; bit++) {
            if (!names[bit].isEmpty()) {
                bits.put(names[bit], 1L << bit);
            }
        }
        return Map.copyOf(bits);
    }
}
