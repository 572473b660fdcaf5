package dev.guildhall.simulator.world;

import java.util.List;

/**
 * The two servers that a fresh simulator has.
 *
 * <p>Their ids are fixed. With four shards they live on shards 0 and 2, so two processes of two shards have one each.
 */
public final class Scenario {
    /** The id of "Guildhall Tavern". */
    public static final Snowflake TAVERN = id(1_000_000L * 4, 0);

    /** The id of "Blue Lantern Library". */
    public static final Snowflake LIBRARY = id(1_000_000L * 4 + 2, 0);

    private static final Snowflake BOT = id(900_000L, 1);
    private static final long MODERATION = Permission.MANAGE_GUILD
            | Permission.MANAGE_MESSAGES
            | Permission.MANAGE_ROLES
            | Permission.MODERATE_MEMBERS
            | Permission.MENTION_EVERYONE
            | Permission.MANAGE_THREADS;
    private static final long BOT_PERMISSIONS = Permission.OF_BOT;

    private Scenario() {}

    /** The account of the bot that connects. */
    public static Person bot() {
        return new Person(BOT, "Guildhall", "Guildhall", true, 0x5865F2);
    }

    /** Furnishes a world with the two servers. */
    public static void furnish(World world) {
        Person ada = person(1, "ada", "Ada", 0xE67E22);
        Person bram = person(2, "bram", "Bram", 0x2ECC71);
        Person cleo = person(3, "cleo", "Cleo", 0x9B59B6);
        Person dinah = person(4, "dinah", "Dinah", 0xE91E63);
        Person emil = person(5, "emil", "Emil", 0x1ABC9C);
        Person flora = person(6, "flora", "Flora", 0xF1C40F);
        Person goro = person(7, "goro", "Goro", 0x3498DB);
        world.found(TAVERN, "Guildhall Tavern", ada.id(), hall -> {
            Snowflake regular = hall.role(id(1_000_010L, 1), "Regular", 0x1ABC9C, 0, false);
            Snowflake keeper = hall.role(id(1_000_010L, 2), "Tavern Keeper", 0xE67E22, MODERATION, false);
            Snowflake bot = hall.role(id(1_000_010L, 3), "Guildhall", 0x5865F2, BOT_PERMISSIONS, true);
            Snowflake rooms = hall.category(id(1_000_020L, 1), "Taproom");
            hall.text(id(1_000_020L, 2), "general", "Talk about anything", rooms);
            hall.text(id(1_000_020L, 3), "commands", "Talk to the bot here", rooms);
            hall.text(id(1_000_020L, 4), "level-ups", "Who has risen", rooms);
            hall.text(id(1_000_020L, 5), "cellar", null, rooms);
            Snowflake voices = hall.category(id(1_000_020L, 10), "Hearths");
            hall.voice(id(1_000_020L, 11), "Round table", voices);
            hall.afk(hall.voice(id(1_000_020L, 12), "Dozing", voices), 300);
            hall.member(ada, List.of(keeper));
            hall.member(bram, List.of(keeper));
            hall.member(cleo, List.of(regular));
            hall.member(dinah, List.of());
            hall.member(emil, List.of());
            hall.bot(bot);
        });
        world.found(LIBRARY, "Blue Lantern Library", flora.id(), hall -> {
            Snowflake reader = hall.role(id(1_000_030L, 1), "Reader", 0x3498DB, 0, false);
            Snowflake librarian = hall.role(id(1_000_030L, 2), "Librarian", 0x206694, MODERATION, false);
            Snowflake bot = hall.role(id(1_000_030L, 3), "Guildhall", 0x5865F2, BOT_PERMISSIONS, true);
            Snowflake rooms = hall.category(id(1_000_040L, 1), "Reading rooms");
            hall.text(id(1_000_040L, 2), "general", "Quiet, please", rooms);
            hall.text(id(1_000_040L, 3), "commands", "Talk to the bot here", rooms);
            hall.text(id(1_000_040L, 4), "level-ups", "Who has read most", rooms);
            Snowflake voices = hall.category(id(1_000_040L, 10), "Voices");
            hall.voice(id(1_000_040L, 11), "Reading aloud", voices);
            hall.afk(hall.voice(id(1_000_040L, 12), "Asleep", voices), 300);
            hall.member(flora, List.of(librarian));
            hall.member(goro, List.of(librarian));
            hall.member(cleo, List.of(reader));
            hall.member(emil, List.of(reader));
            hall.member(dinah, List.of());
            hall.bot(bot);
        });
    }

    private static Person person(int number, String name, String displayName, int color) {
        return new Person(id(800_000L + number, number), name, displayName, false, color);
    }

    private static Snowflake id(long millis, long rest) {
        // Early 2021, so that the ids have the length of real ones.
        return new Snowflake(((190_000_000_000L + millis) << 22) | rest);
    }
}
