package dev.guildhall.core.guild;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where nobody is connected: no guild is served, and who asks Discord is told so. Thread-safe. */
public final class NoDiscord implements Guilds, Witness, GuildLookup, History, Downloads {

    private static IllegalStateException notHere(String what) {
        return new IllegalStateException(what + " can be asked only in a running bot: a command of the terminal has a "
                + "database and no connection to Discord");
    }

    @Override
    public Set<GuildId> served() {
        return Set.of();
    }

    @Override
    public Optional<Guild> guild(GuildId guild) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> provenUntil(GuildId guild) {
        return Optional.empty();
    }

    @Override
    public Optional<Member> member(GuildId guild, UserId member) {
        throw notHere("members");
    }

    @Override
    public Optional<Standing> standing(GuildId guild, UserId person) {
        throw notHere("what somebody may do in a server");
    }

    @Override
    public List<Member> membersAfter(GuildId guild, UserId after) {
        throw notHere("members");
    }

    @Override
    public long permissions(GuildId guild, Place place, Member member) {
        return 0;
    }

    @Override
    public Place place(GuildId guild, ChannelId channel) {
        throw notHere("channels");
    }

    @Override
    public Page after(GuildId guild, Place place, MessageId after) {
        throw notHere("the history of channels");
    }

    @Override
    public Archive archivedThreads(GuildId guild, ChannelId channel, MessageId after) {
        throw notHere("threads");
    }

    @Override
    public byte[] fetch(URI address, int atMostBytes) {
        throw notHere("files");
    }

    @Override
    public void fetch(URI address, long atMostBytes, Path into) {
        throw notHere("files");
    }

    @Override
    public Optional<byte[]> avatar(GuildId guild, UserId person) {
        return Optional.empty();
    }
}
