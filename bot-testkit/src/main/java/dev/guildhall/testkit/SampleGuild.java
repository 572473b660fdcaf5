package dev.guildhall.testkit;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A guild for tests: two channels, three roles, some people and a bot. Immutable. */
public final class SampleGuild {

    public static final GuildId ID = new GuildId(600_000_000_000_000_001L);
    public static final ChannelId GENERAL = new ChannelId(600_000_000_000_000_011L);
    public static final ChannelId ANNOUNCEMENTS = new ChannelId(600_000_000_000_000_012L);

    /** May do everything. */
    public static final RoleId ADMINISTRATORS = new RoleId(600_000_000_000_000_021L);
    /** May manage the server. */
    public static final RoleId MANAGERS = new RoleId(600_000_000_000_000_022L);
    /** May do what everybody may. */
    public static final RoleId REGULARS = new RoleId(600_000_000_000_000_023L);

    public static final Member ADMIN = person(31, "Ada", ADMINISTRATORS);
    public static final Member MANAGER = person(32, "Mia", MANAGERS, REGULARS);
    public static final Member ANNA = person(33, "Anna", REGULARS);
    public static final Member BEN = person(34, "Ben");
    public static final Member BOT = new Member(new UserId(600_000_000_000_000_035L), "Beep", true, List.of());

    private static final Set<Permission> EVERYBODY = Set.of(
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.READ_MESSAGE_HISTORY);

    private static final Map<RoleId, Set<Permission>> BY_ROLE = Map.of(
            ADMINISTRATORS, Set.of(Permission.ADMINISTRATOR),
            MANAGERS, Set.of(Permission.MANAGE_GUILD),
            REGULARS, Set.of());

    private SampleGuild() {}

    /** One of as many further members as a test wants, always the same for the same number. */
    public static Member member(int number) {
        return new Member(new UserId(600_000_000_000_001_000L + number), "Member " + number, false, List.of());
    }

    /** What a member's roles allow, as Discord's bit set; the same in each channel. */
    public static long permissions(Member member) {
        long bits = bits(EVERYBODY);
        for (RoleId role : member.roles()) {
            bits |= bits(BY_ROLE.getOrDefault(role, Set.of()));
        }
        return bits;
    }

    private static long bits(Set<Permission> permissions) {
        return permissions.stream().mapToLong(Permission::bit).reduce(0, (left, right) -> left | right);
    }

    private static Member person(int number, String name, RoleId... roles) {
        return new Member(new UserId(600_000_000_000_000_000L + number), name, false, List.of(roles));
    }
}
