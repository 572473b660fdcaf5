package dev.guildhall.testkit;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A guild for tests: channels of each kind, roles below and above the bot's own, some people and a bot. Immutable. */
public final class SampleGuild {

    public static final GuildId ID = new GuildId(600_000_000_000_000_001L);

    /** Holds {@link #GENERAL}, {@link #FORUM} and {@link #VOICE}. */
    public static final ChannelId COMMUNITY = channelId(10);

    public static final ChannelId GENERAL = channelId(11);
    public static final ChannelId ANNOUNCEMENTS = channelId(12);
    public static final ChannelId VOICE = channelId(13);
    /** Where those who do nothing are moved to. */
    public static final ChannelId AFK = channelId(14);

    public static final ChannelId FORUM = channelId(15);
    /** A thread of {@link #GENERAL}. */
    public static final ChannelId THREAD = channelId(16);
    /** A post of {@link #FORUM}. */
    public static final ChannelId POST = channelId(17);

    public static final RoleId EVERYBODY = new RoleId(ID.value());

    /** May do everything. Above the bot. */
    public static final RoleId ADMINISTRATORS = roleId(21);
    /** May manage the server. Above the bot. */
    public static final RoleId MANAGERS = roleId(22);
    /** May do what everybody may. Below the bot, as those of metal. */
    public static final RoleId REGULARS = roleId(23);

    public static final RoleId BRONZE = roleId(24);
    public static final RoleId SILVER = roleId(25);
    public static final RoleId GOLD = roleId(26);
    /** Of an integration: nobody can be given it. Below the bot. */
    public static final RoleId BOOSTERS = roleId(27);
    /** The bot's own. */
    public static final RoleId SELF_ROLE = roleId(28);

    public static final Member ADMIN = person(31, "Ada", ADMINISTRATORS);
    public static final Member MANAGER = person(32, "Mia", MANAGERS, REGULARS);
    public static final Member ANNA = person(33, "Anna", REGULARS);
    public static final Member BEN = person(34, "Ben");
    /** Another bot. */
    public static final Member BOT = new Member(new UserId(600_000_000_000_000_035L), "Beep", true, List.of());
    /** The bot itself. */
    public static final Member SELF =
            new Member(new UserId(600_000_000_000_000_036L), "Guildhall", true, List.of(SELF_ROLE));

    private static final Set<Permission> OF_EVERYBODY = Set.of(
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.READ_MESSAGE_HISTORY);

    private static final List<Role> ROLES = List.of(
            role(EVERYBODY, "@everyone", 0, false, OF_EVERYBODY),
            role(REGULARS, "Regulars", 1, false, Set.of()),
            role(BRONZE, "Bronze", 2, false, Set.of()),
            role(SILVER, "Silver", 3, false, Set.of()),
            role(GOLD, "Gold", 4, false, Set.of()),
            role(BOOSTERS, "Boosters", 5, true, Set.of()),
            role(SELF_ROLE, "Guildhall", 6, true, Set.of(Permission.MANAGE_ROLES)),
            role(MANAGERS, "Managers", 7, false, Set.of(Permission.MANAGE_GUILD)),
            role(ADMINISTRATORS, "Administrators", 8, false, Set.of(Permission.ADMINISTRATOR)));

    private static final Map<ChannelId, List<ChannelId>> WITHIN = Map.of(
            GENERAL, List.of(COMMUNITY),
            VOICE, List.of(COMMUNITY),
            FORUM, List.of(COMMUNITY),
            THREAD, List.of(GENERAL, COMMUNITY),
            POST, List.of(FORUM, COMMUNITY));

    private static final List<Channel> CHANNELS = List.of(
            channel(COMMUNITY, "Community", Channel.Kind.CATEGORY),
            channel(GENERAL, "general", Channel.Kind.TEXT),
            channel(ANNOUNCEMENTS, "announcements", Channel.Kind.ANNOUNCEMENT),
            channel(VOICE, "Voice", Channel.Kind.VOICE),
            channel(AFK, "AFK", Channel.Kind.VOICE),
            channel(FORUM, "forum", Channel.Kind.FORUM),
            channel(THREAD, "a thread", Channel.Kind.THREAD),
            channel(POST, "a post", Channel.Kind.THREAD));

    private SampleGuild() {}

    /** The guild as the gateway's cache shows it. */
    public static Guild guild() {
        return new Guild(ID, "Sample", Locale.ENGLISH, ADMIN.id(), 6, ROLES, CHANNELS, Optional.of(AFK), SELF);
    }

    /** A channel of the guild with what it lies in. */
    public static Place place(ChannelId channel) {
        return new Place(channel, WITHIN.getOrDefault(channel, List.of()));
    }

    /** The channel in which the bot and a person are alone. */
    public static ChannelId directChannel(UserId person) {
        return new ChannelId(person.value() + 1_000_000_000L);
    }

    /** One of as many further members as a test wants, always the same for the same number. */
    public static Member member(int number) {
        return new Member(new UserId(600_000_000_000_001_000L + number), "Member " + number, false, List.of());
    }

    /** What a member's roles allow, as Discord's bit set; the same in each channel. */
    public static long permissions(Member member) {
        return ROLES.stream()
                .filter(role -> role.id().equals(EVERYBODY) || member.roles().contains(role.id()))
                .mapToLong(Role::permissions)
                .reduce(0, (left, right) -> left | right);
    }

    private static long bits(Set<Permission> permissions) {
        return permissions.stream().mapToLong(Permission::bit).reduce(0, (left, right) -> left | right);
    }

    private static Role role(RoleId id, String name, int position, boolean managed, Set<Permission> permissions) {
        return new Role(id, name, position, 0, managed, bits(permissions));
    }

    private static Channel channel(ChannelId id, String name, Channel.Kind kind) {
        return new Channel(place(id), name, kind);
    }

    private static ChannelId channelId(int number) {
        return new ChannelId(600_000_000_000_000_000L + number);
    }

    private static RoleId roleId(int number) {
        return new RoleId(600_000_000_000_000_000L + number);
    }

    private static Member person(int number, String name, RoleId... roles) {
        return new Member(new UserId(600_000_000_000_000_000L + number), name, false, List.of(roles));
    }
}
