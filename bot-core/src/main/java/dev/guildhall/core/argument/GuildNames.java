package dev.guildhall.core.argument;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of guilds' members, channels and roles. Thread-safe. */
public final class GuildNames {

    private static final Logger LOG = LoggerFactory.getLogger(GuildNames.class);

    /** Long enough for somebody who tries again, short enough that a new name is known soon. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Supplier<Guilds> guilds;
    private final Cache<GuildId, List<Member>> members =
            Caffeine.newBuilder().maximumSize(100).expireAfterWrite(REMEMBERED).build();

    public GuildNames(Supplier<Guilds> guilds) {
        this.guilds = guilds;
    }

    /** Those of one guild. */
    public Names in(GuildId guild) {
        return new InGuild(guild);
    }

    private record Named<T>(String name, T id) {}

    private final class InGuild implements Names {

        private final GuildId guild;

        InGuild(GuildId guild) {
            this.guild = guild;
        }

        /** Among the first thousand: Discord's search by name would cost a call for each try. */
        @Override
        public Optional<UserId> member(String name) {
            List<Member> known = members.get(guild, this::firstMembers);
            return closest(name, '@', known, member -> new Named<>(member.name(), member.id()));
        }

        private List<Member> firstMembers(GuildId of) {
            try {
                return guilds.get().membersAfter(of, new UserId(0));
            } catch (DiscordException notAllowed) {
                LOG.debug("guild {} - its members cannot be called by name", of, notAllowed);
                return List.of();
            }
        }

        @Override
        public Optional<ChannelId> channel(String name) {
            List<Channel> known = guilds.get().guild(guild).map(Guild::channels).orElse(List.of());
            return closest(
                    name,
                    '#',
                    known,
                    channel -> new Named<>(channel.name(), channel.place().channel()));
        }

        @Override
        public Optional<RoleId> role(String name) {
            List<Role> known = guilds.get().guild(guild).map(Guild::roles).orElse(List.of());
            return closest(name, '@', known, role -> new Named<>(role.name(), role.id()));
        }
    }

    /** Who has the name, or else who alone has a name that begins so. */
    private static <T, I> Optional<I> closest(String typed, char sign, List<T> known, Function<T, Named<I>> named) {
        String bare = !typed.isEmpty() && typed.charAt(0) == sign ? typed.substring(1) : typed;
        String wanted = bare.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<Named<I>> candidates = known.stream().map(named).toList();
        return only(candidates.stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                        .toList())
                .or(() -> only(candidates.stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).startsWith(wanted))
                        .toList()));
    }

    private static <I> Optional<I> only(List<Named<I>> found) {
        return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
    }
}
