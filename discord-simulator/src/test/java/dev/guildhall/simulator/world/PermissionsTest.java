package dev.guildhall.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PermissionsTest {
    private static final Snowflake GUILD = new Snowflake(1);
    private static final Snowflake ROLE = new Snowflake(2);
    private static final Snowflake OWNER = new Snowflake(3);
    private static final Snowflake PERSON = new Snowflake(4);

    private final Guild guild = guild(Permission.MANAGE_GUILD);

    private static Guild guild(long rolePermissions) {
        Guild guild = new Guild(
                GUILD, "Guild", OWNER, new Role(GUILD, "@everyone", 0, Permission.VIEW_CHANNEL, 0, false, false));
        guild.put(new Role(ROLE, "Role", 0, rolePermissions, 1, false, false));
        return guild;
    }

    private static Member member(Snowflake id, Snowflake... roles) {
        return new Member(new Person(id, "name", "Name", false, 0), null, List.of(roles), Instant.EPOCH);
    }

    private static Channel channel(Overwrite... overwrites) {
        return new Channel(
                new Snowflake(9), GUILD, Channel.TEXT, "channel", null, null, 0, List.of(overwrites), List.of());
    }

    @Test
    void ownerMayDoEverything() {
        assertThat(Permissions.inGuild(guild, member(OWNER))).isEqualTo(Permission.ALL);
    }

    @Test
    void rolesAddUp() {
        assertThat(Permissions.inGuild(guild, member(PERSON, ROLE)))
                .isEqualTo(Permission.VIEW_CHANNEL | Permission.MANAGE_GUILD);
        assertThat(Permissions.inGuild(guild, member(PERSON))).isEqualTo(Permission.VIEW_CHANNEL);
    }

    @Test
    void administratorIsNotBoundByOverwrites() {
        Channel closed = channel(new Overwrite(GUILD, false, 0, Permission.VIEW_CHANNEL));
        assertThat(Permissions.inChannel(guild(Permission.ADMINISTRATOR), member(PERSON, ROLE), closed))
                .isEqualTo(Permission.ALL);
    }

    @Test
    void overwriteOfTheMemberBeatsThatOfTheRoleAndThatOfEveryone() {
        Channel channel = channel(
                new Overwrite(PERSON, true, Permission.SEND_MESSAGES, 0),
                new Overwrite(ROLE, false, Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES),
                new Overwrite(GUILD, false, 0, Permission.VIEW_CHANNEL));
        assertThat(Permissions.inChannel(guild, member(PERSON, ROLE), channel))
                .isEqualTo(Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.MANAGE_GUILD);
        assertThat(Permissions.inChannel(guild, member(new Snowflake(5)), channel))
                .isZero();
    }
}
