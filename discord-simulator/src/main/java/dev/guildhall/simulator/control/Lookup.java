package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what a request names, by id or by name in any case. */
record Lookup(World world) {
    private static final int LISTED = 20;

    /** The text of a field that must be there. */
    static String text(JsonNode body, String field) {
        String text = body.path(field).asText();
        if (text.isEmpty()) {
            throw new ControlError(400, "'" + field + "' is missing: give an id or a name");
        }
        return text;
    }

    Guild guild(String named) {
        return find("guild", named, world.guilds(), guild -> guild.id().toString(), Guild::name);
    }

    Channel channel(Guild guild, String named) {
        String name = named.startsWith("#") ? named.substring(1) : named;
        return find(
                "channel of " + guild.name(),
                name,
                Stream.concat(guild.channels().stream(), guild.threads().stream())
                        .filter(Channel::takesMessages)
                        .toList(),
                channel -> channel.id().toString(),
                Channel::name);
    }

    /** A channel in which threads or posts can begin. */
    Channel parentOfThreads(Guild guild, String named) {
        return find(
                "channel for threads of " + guild.name(),
                named.startsWith("#") ? named.substring(1) : named,
                guild.channels().stream()
                        .filter(channel -> channel.isForum()
                                || channel.type() == Channel.TEXT
                                || channel.type() == Channel.ANNOUNCEMENT)
                        .toList(),
                channel -> channel.id().toString(),
                Channel::name);
    }

    Member member(Guild guild, String named) {
        String name = named.startsWith("@") ? named.substring(1) : named;
        Predicate<Member> fits = member -> member.person().id().toString().equals(name)
                || member.person().name().equalsIgnoreCase(name)
                || member.shownName().equalsIgnoreCase(name);
        return guild.members().stream()
                .filter(fits)
                .findFirst()
                .orElseThrow(() -> unknown(
                        "member of " + guild.name(),
                        named,
                        guild.members(),
                        member -> member.person().name()));
    }

    Role role(Guild guild, String named) {
        return find(
                "role of " + guild.name(),
                named,
                guild.roles(),
                role -> role.id().toString(),
                Role::name);
    }

    /** Where a request acts: a channel of a guild, or, without guild, the author's conversation with the bot. */
    Place place(JsonNode body) {
        if (body.hasNonNull("guild")) {
            Guild guild = guild(text(body, "guild"));
            Person author = member(guild, text(body, "author")).person();
            Channel channel = channel(guild, text(body, "channel"));
            ThreadRules.requireSeen(world, channel, author);
            return new Place(channel, author);
        }
        if (body.hasNonNull("channel")) {
            throw new ControlError(
                    400, "'guild' is missing: name it, or leave 'channel' out too for a direct message to the bot");
        }
        Person author = person(text(body, "author"));
        if (author.bot()) {
            throw new ControlError(400, "'author' is the bot: name a person, who talks to the bot");
        }
        return new Place(world.directChannels().open(author.id()), author);
    }

    /** A person who is a member of some guild. */
    Person person(String named) {
        return world.guilds().stream()
                .flatMap(guild -> guild.members().stream())
                .map(Member::person)
                .filter(person -> person.id().toString().equals(named)
                        || person.name().equalsIgnoreCase(named)
                        || person.displayName().equalsIgnoreCase(named))
                .findFirst()
                .orElseThrow(() -> new ControlError(404, "author '" + named + "' is a member of no guild"));
    }

    /** The message that a request names by id. */
    Message message(Channel channel, JsonNode body) {
        String id = text(body, "message");
        return (Snowflake.isOne(id) ? world.messages().find(channel.id(), Snowflake.of(id)) : Optional.<Message>empty())
                .orElseThrow(() -> new ControlError(404, "there is no message '" + id + "' in this channel"));
    }

    /** A channel and who acts there. */
    record Place(Channel channel, Person author) {}

    static <T> T find(
            String what, String named, Collection<T> among, Function<T, String> id, Function<T, String> name) {
        return among.stream()
                .filter(each -> id.apply(each).equals(named))
                .findFirst()
                .or(() -> among.stream()
                        .filter(each -> name.apply(each).equalsIgnoreCase(named))
                        .findFirst())
                .orElseThrow(() -> unknown(what, named, among, name));
    }

    private static <T> ControlError unknown(String what, String named, Collection<T> among, Function<T, String> name) {
        String there = String.join(", ", among.stream().limit(LISTED).map(name).toList());
        String more = among.size() > LISTED ? " and " + (among.size() - LISTED) + " more" : "";
        return new ControlError(404, "there is no " + what + " named '" + named + "'; there are: " + there + more);
    }
}
