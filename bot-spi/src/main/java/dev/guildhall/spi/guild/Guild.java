package dev.guildhall.spi.guild;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A guild as this process knows it at the moment: immutable.
 *
 * @param locale the guild's own language
 * @param memberCount as Discord told it last
 * @param roles in order of their power, the weakest first
 * @param afkChannel where those who do nothing are moved to
 * @param self the bot itself, with its roles
 */
public record Guild(
        GuildId id,
        String name,
        Locale locale,
        UserId owner,
        int memberCount,
        List<Role> roles,
        List<Channel> channels,
        Optional<ChannelId> afkChannel,
        Member self) {

    public Guild {
        roles = roles.stream().sorted(Comparator.comparingInt(Role::position)).toList();
        channels = List.copyOf(channels);
    }

    public Optional<Role> role(RoleId role) {
        return roles.stream().filter(each -> each.id().equals(role)).findFirst();
    }

    public Optional<Channel> channel(ChannelId channel) {
        return channels.stream()
                .filter(each -> each.place().channel().equals(channel))
                .findFirst();
    }

    /** The position of the bot's most powerful role: it can give and take only roles below. */
    public int power() {
        return roles.stream()
                .filter(role -> self.roles().contains(role.id()))
                .mapToInt(Role::position)
                .max()
                .orElse(0);
    }
}
