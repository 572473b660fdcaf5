package dev.guildhall.testkit;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What modules may ask about the one guild. */
record FakeServices(FakeGuild guild, Failures failures) implements Guilds, GuildLookup, History, Downloads {

    private static final int PAGE = 100;

    @Override
    public Set<GuildId> served() {
        return Set.of(SampleGuild.ID);
    }

    @Override
    public Optional<Guild> guild(GuildId id) {
        return id.equals(SampleGuild.ID) ? Optional.of(SampleGuild.guild()) : Optional.empty();
    }

    @Override
    public Optional<Member> member(GuildId id, UserId member) {
        failures.mayFail();
        return id.equals(SampleGuild.ID) ? guild.member(member) : Optional.empty();
    }

    @Override
    public Optional<Standing> standing(GuildId id, UserId person) {
        failures.mayFail();
        return id.equals(SampleGuild.ID)
                ? guild.member(person)
                        .map(member -> new Standing(SampleGuild.guild().name(), SampleGuild.permissions(member)))
                : guild.elsewhere(id, person);
    }

    @Override
    public List<Member> membersAfter(GuildId id, UserId after) {
        failures.mayFail();
        return guild.membersAfter(after, 1_000);
    }

    @Override
    public long permissions(GuildId id, Place place, Member member) {
        return id.equals(SampleGuild.ID) ? SampleGuild.permissions(member) : 0;
    }

    @Override
    public Place place(GuildId id, ChannelId channel) {
        failures.mayFail();
        return SampleGuild.guild().channel(channel).map(Channel::place).orElseGet(() -> Place.of(channel));
    }

    @Override
    public Page after(GuildId id, Place place, MessageId after) {
        failures.mayFail();
        List<MessageCreated> messages = guild.writtenAfter(place.channel(), after, PAGE);
        List<MessageCreated> withoutRoles =
                messages.stream().map(FakeServices::asInHistory).toList();
        MessageId next = messages.isEmpty() ? after : messages.getLast().id();
        return new Page(withoutRoles, next, messages.size() < PAGE);
    }

    private static MessageCreated asInHistory(MessageCreated message) {
        Member author = message.author();
        return new MessageCreated(
                message.guild(),
                message.place(),
                message.id(),
                new Member(author.id(), author.name(), author.bot(), List.of()),
                message.content(),
                message.attachments());
    }

    @Override
    public Archive archivedThreads(GuildId id, ChannelId channel, MessageId after) {
        failures.mayFail();
        return new Archive(List.of(), true);
    }

    @Override
    public byte[] fetch(URI address, int atMostBytes) {
        if (!"cdn.discordapp.com".equals(address.getHost())) {
            throw new IllegalArgumentException("\"" + address.getHost() + "\" is not where Discord keeps files");
        }
        byte[] content = guild.file(address)
                .orElseThrow(() -> new DiscordException("nobody uploaded " + address.getPath(), false, 0));
        if (content.length > atMostBytes) {
            throw new DiscordException(
                    address.getPath() + " is larger than the " + atMostBytes + " bytes that are allowed", false, 0);
        }
        return content;
    }

    @Override
    public void fetch(URI address, long atMostBytes, Path into) {
        try {
            Files.write(into, fetch(address, Math.toIntExact(atMostBytes)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Optional<byte[]> avatar(GuildId id, UserId person) {
        return guild.avatar(person);
    }
}
