package dev.guildhall.javacord.guild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermissionRulesTest {

    private static final long SEE = Permission.VIEW_CHANNEL.bit();
    private static final long WRITE = Permission.SEND_MESSAGES.bit();
    private static final Member BOT = new Member(new UserId(7), "Bot", true, List.of(new RoleId(2)));

    private static Guild guild(long owner, long ofRole) {
        return new Guild(
                new GuildId(1),
                "Tavern",
                Locale.ENGLISH,
                new UserId(owner),
                2,
                List.of(role(1, 0, SEE), role(2, 1, ofRole)),
                List.of(),
                Optional.empty(),
                BOT);
    }

    private static Role role(long id, int position, long permissions) {
        return new Role(new RoleId(id), "role " + id, position, 0, false, permissions);
    }

    /** Triples of id, allowed and denied. */
    private static JsonNode overwrites(long... triples) {
        var array = new JsonMapper().createArrayNode();
        for (int i = 0; i < triples.length; i += 3) {
            array.addObject()
                    .put("id", Long.toString(triples[i]))
                    .put("allow", Long.toString(triples[i + 1]))
                    .put("deny", Long.toString(triples[i + 2]));
        }
        return array;
    }

    @Test
    void rolesAddUpInTheGuild() {
        assertThat(PermissionRules.of(guild(9, WRITE), BOT, null)).isEqualTo(SEE | WRITE);
    }

    @Test
    void ownersAndAdministratorsMayEverythingEverywhere() {
        JsonNode denied = overwrites(1, 0, SEE | WRITE);
        assertThat(PermissionRules.of(guild(7, 0), BOT, denied) & (SEE | WRITE)).isEqualTo(SEE | WRITE);
        assertThat(PermissionRules.of(guild(9, Permission.ADMINISTRATOR.bit()), BOT, denied) & (SEE | WRITE))
                .isEqualTo(SEE | WRITE);
    }

    @Test
    void overwritesOfEverybodyThenRolesThenTheMemberCount() {
        assertThat(PermissionRules.of(guild(9, WRITE), BOT, overwrites(1, 0, SEE | WRITE)))
                .isZero();
        assertThat(PermissionRules.of(guild(9, WRITE), BOT, overwrites(2, SEE, 0, 1, 0, SEE | WRITE)))
                .isEqualTo(SEE);
        assertThat(PermissionRules.of(guild(9, WRITE), BOT, overwrites(7, WRITE, SEE, 2, SEE, WRITE)))
                .isEqualTo(WRITE);
        assertThat(PermissionRules.of(guild(9, WRITE), BOT, overwrites(3, 0, SEE | WRITE)))
                .as("a role that the member has not")
                .isEqualTo(SEE | WRITE);
    }
}
