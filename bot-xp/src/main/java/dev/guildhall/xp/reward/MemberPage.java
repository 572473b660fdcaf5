package dev.guildhall.xp.reward;

import dev.guildhall.spi.data.WaitingErrands;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some members of a guild, each with the roles that the member has as soon as what waits in the outbox is carried out. A wave of
 * errands takes hours; until then Discord tells the roles of before.
 *
 * @param last up to whom all members are among these, or were before; there may be nobody of that id
 */
record MemberPage(List<Member> members, UserId last) {

    /** As many as Discord tells at once: a page ends early only where some of those who wait have left. */
    static final int MOST_WAITING = 1_000;

    /**
     * The next ones.
     *
     * @return nothing where no member follows
     * @throws DiscordException where Discord cannot be asked
     */
    static Optional<MemberPage> after(UserId after, GuildId guild, Guilds guilds, WaitingErrands errands) {
        // First, so that nothing is carried out between the questions and told by neither.
        List<WaitingErrands.Roles> waiting = errands.roles(guild, after, MOST_WAITING);
        List<Member> told = guilds.membersAfter(guild, after);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        UserId end = told.getLast().id();
        // Beyond the last of so many, it is not known who waits.
        UserId last = waiting.size() == MOST_WAITING && isUpTo(waiting.getLast().person(), end)
                ? waiting.getLast().person()
                : end;
        Map<UserId, WaitingErrands.Roles> byPerson =
                waiting.stream().collect(Collectors.toMap(WaitingErrands.Roles::person, Function.identity()));
        return Optional.of(new MemberPage(
                told.stream()
                        .filter(member -> isUpTo(member.id(), last))
                        .map(member -> then(member, Optional.ofNullable(byPerson.get(member.id()))))
                        .toList(),
                last));
    }

    private static boolean isUpTo(UserId person, UserId end) {
        return person.value() <= end.value();
    }

    private static Member then(Member member, Optional<WaitingErrands.Roles> waiting) {
        return waiting.map(roles -> new Member(
                        member.id(), member.name(), member.bot(), List.copyOf(roles.addedTo(member.roles()))))
                .orElse(member);
    }
}
