package dev.guildhall.testkit;

import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What happens to the {@link SampleGuild} in a test: who is in it, which roles they have, what was written. Thread-safe. */
final class FakeGuild {

    private final NavigableMap<Long, Member> members = new TreeMap<>();
    private final Map<UserId, Map<RoleId, Boolean>> changed = new HashMap<>();
    private final Map<ChannelId, NavigableMap<Long, MessageCreated>> written = new HashMap<>();
    private final Map<UserId, VoiceState> inVoice = new LinkedHashMap<>();
    private final Map<URI, byte[]> files = new HashMap<>();
    private final Map<UserId, byte[]> avatars = new HashMap<>();
    private final Map<GuildId, Map<UserId, GuildLookup.Standing>> elsewhere = new HashMap<>();

    FakeGuild() {
        for (Member member : List.of(
                SampleGuild.ADMIN,
                SampleGuild.MANAGER,
                SampleGuild.ANNA,
                SampleGuild.BEN,
                SampleGuild.BOT,
                SampleGuild.SELF)) {
            join(member);
        }
    }

    /** Keeps what an event tells about the guild. */
    synchronized void happened(Event event) {
        if (!event.guild().equals(SampleGuild.ID)) {
            return;
        }
        switch (event) {
            case MessageCreated message -> {
                join(message.author());
                write(message);
            }
            case MemberJoined joined -> join(joined.member());
            case MemberChanged change -> join(change.member());
            case MemberLeft left -> {
                members.remove(left.member().value());
                changed.remove(left.member());
                inVoice.remove(left.member());
            }
            case ReactionAdded reaction -> join(reaction.member());
            case VoiceChanged voice -> {
                join(voice.member());
                voice.now()
                        .ifPresentOrElse(
                                state -> inVoice.put(voice.member().id(), state),
                                () -> inVoice.remove(voice.member().id()));
            }
            case Event _ -> {
                // Tells nothing that is kept.
            }
        }
    }

    synchronized void join(Member member) {
        members.put(member.id().value(), member);
    }

    synchronized void write(MessageCreated message) {
        written.computeIfAbsent(message.channel(), channel -> new TreeMap<>())
                .put(message.id().value(), message);
    }

    synchronized Optional<Member> member(UserId user) {
        return Optional.ofNullable(members.get(user.value())).map(this::current);
    }

    /** The member as it is after what the bot gave and took. */
    synchronized Member current(Member member) {
        Set<RoleId> roles = new LinkedHashSet<>(member.roles());
        changed.getOrDefault(member.id(), Map.of()).forEach((role, has) -> {
            if (has) {
                roles.add(role);
            } else {
                roles.remove(role);
            }
        });
        return new Member(member.id(), member.name(), member.bot(), List.copyOf(roles));
    }

    synchronized Member assign(Member member, RoleId role, boolean has) {
        changed.computeIfAbsent(member.id(), user -> new HashMap<>()).put(role, has);
        return current(member);
    }

    synchronized List<Member> membersAfter(UserId after, int limit) {
        return members.tailMap(after.value(), false).values().stream()
                .limit(limit)
                .map(this::current)
                .toList();
    }

    synchronized List<MessageCreated> writtenAfter(ChannelId channel, MessageId after, int limit) {
        return written.getOrDefault(channel, new TreeMap<>()).tailMap(after.value(), false).values().stream()
                .limit(limit)
                .toList();
    }

    /** As Discord tells it after a log-in. */
    synchronized GuildAvailable available(Instant now) {
        Map<ChannelId, MessageId> newest = new HashMap<>();
        written.forEach((channel, messages) -> newest.put(channel, new MessageId(messages.lastKey())));
        List<GuildAvailable.InVoice> present = new ArrayList<>();
        inVoice.forEach((user, state) ->
                member(user).ifPresent(member -> present.add(new GuildAvailable.InVoice(member, state))));
        return new GuildAvailable(SampleGuild.ID, newest, present, now);
    }

    synchronized URI upload(String name, byte[] content) {
        URI address = URI.create("https://cdn.discordapp.com/attachments/1/" + files.size() + "/" + name);
        files.put(address, content.clone());
        return address;
    }

    synchronized Optional<byte[]> file(URI address) {
        return Optional.ofNullable(files.get(address));
    }

    /** Somebody is in another guild of the bot, which another process serves. */
    synchronized void elsewhere(GuildId other, UserId person, GuildLookup.Standing standing) {
        elsewhere.computeIfAbsent(other, unknown -> new HashMap<>()).put(person, standing);
    }

    synchronized Optional<GuildLookup.Standing> elsewhere(GuildId other, UserId person) {
        return Optional.ofNullable(elsewhere.getOrDefault(other, Map.of()).get(person));
    }

    synchronized void avatar(UserId user, byte[] png) {
        avatars.put(user, png.clone());
    }

    synchronized Optional<byte[]> avatar(UserId user) {
        return Optional.ofNullable(avatars.get(user));
    }
}
