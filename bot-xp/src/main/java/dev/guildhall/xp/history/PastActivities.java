package dev.guildhall.xp.history;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.credit.Earning;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes activities of messages of the past. Their authors' roles are asked for only where the rules have to do with roles, and are
 * those of now: nobody knows those of then. Who has left has none. Not thread-safe.
 */
public final class PastActivities {

    private static final int PEOPLE = 5_000;
    /** Of a level reached longer ago nobody wants to be told. */
    private static final Duration NEWS = Duration.ofHours(1);

    private final Guilds guilds;
    private final Earning earning;
    private final InstantSource clock;
    private final Map<Person, List<RoleId>> known = new HashMap<>();

    private record Person(GuildId guild, UserId user) {}

    public PastActivities(Guilds guilds, Earning earning, InstantSource clock) {
        this.guilds = guilds;
        this.earning = earning;
        this.clock = clock;
    }

    /**
     * Takes a message of the past.
     *
     * @throws DiscordException where its author's roles matter, and cannot be asked for at the moment
     */
    public void take(MessageCreated message) {
        take(message, message.id().time());
    }

    /**
     * As {@link #take(MessageCreated)}, judged by the settings of another moment.
     *
     * @throws DiscordException where its author's roles matter, and cannot be asked for at the moment
     */
    public void take(MessageCreated message, Instant rulesOf) {
        if (message.author().bot()) {
            return;
        }
        Activity activity = Activity.of(withRoles(message, rulesOf));
        boolean old = Duration.between(activity.time(), clock.instant()).compareTo(NEWS) > 0;
        earning.take(old ? activity.quietly() : activity, rulesOf);
    }

    private MessageCreated withRoles(MessageCreated message, Instant rulesOf) {
        List<RoleId> rolesOfGuild = guilds.guild(message.guild()).map(Guild::roles).orElse(List.of()).stream()
                .map(Role::id)
                .toList();
        if (!earning.rolesMatter(message.guild(), message.place(), rulesOf, rolesOfGuild)) {
            return message;
        }
        Member author = message.author();
        List<RoleId> roles = roles(new Person(message.guild(), author.id()));
        return new MessageCreated(
                message.guild(),
                message.place(),
                message.id(),
                new Member(author.id(), author.name(), author.bot(), roles),
                message.content(),
                message.attachments());
    }

    private List<RoleId> roles(Person person) {
        List<RoleId> roles = known.get(person);
        if (roles == null) {
            roles = ask(person);
            if (known.size() >= PEOPLE) {
                known.clear();
            }
            known.put(person, roles);
        }
        return roles;
    }

    private List<RoleId> ask(Person person) {
        try {
            return guilds.member(person.guild(), person.user())
                    .map(Member::roles)
                    .orElse(List.of());
        } catch (DiscordException refusal) {
            if (refusal.retryable()) {
                throw refusal;
            }
            return List.of();
        }
    }
}
