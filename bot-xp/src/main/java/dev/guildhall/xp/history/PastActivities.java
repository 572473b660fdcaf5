package dev.guildhall.xp.history;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.ledger.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes activities of messages of the past, and of posts in forums, which are messages. Their authors' roles are asked for only where the rules have to do with roles, and are
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
        take(message, message.id().time(), false);
    }

    /**
     * Takes a message that somebody wants to have counted now, judged by the settings of a moment; not of who wishes to earn
     * nothing by now.
     *
     * @throws DiscordException where its author's roles matter, and cannot be asked for at the moment
     */
    public void takeBelatedly(MessageCreated message, Instant rulesOf) {
        take(message, rulesOf, true);
    }

    private void take(MessageCreated bare, Instant rulesOf, boolean belated) {
        if (bare.author().bot()) {
            return;
        }
        MessageCreated message = withRoles(bare, rulesOf);
        take(Activity.of(message), rulesOf, belated);
        ChannelId channel = message.channel();
        if (message.id().value() == channel.value()) {
            // A post in a forum has the id of its first message.
            Activity post = Activity.of(
                    message.guild(), message.author(), message.place(), Source.FORUM_POST, channel.value(), channel);
            take(post, rulesOf, belated);
        }
    }

    private void take(Activity activity, Instant rulesOf, boolean belated) {
        boolean old = Duration.between(activity.time(), clock.instant()).compareTo(NEWS) > 0;
        Activity quiet = old ? activity.quietly() : activity;
        earning.take(belated ? quiet.belatedly() : quiet, rulesOf);
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
