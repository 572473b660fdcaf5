package dev.guildhall.core.registration;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it was told the commands, and fails as it was told. */
final class CountingDiscord implements Discord {

    final AtomicInteger registrations = new AtomicInteger();
    final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

    @Override
    public boolean registerCommands(List<DeclaredCommand> commands) {
        registrations.incrementAndGet();
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return false;
    }

    @Override
    public boolean registerCommands(GuildId guild, List<DeclaredCommand> commands) {
        return registerCommands(commands);
    }

    @Override
    public MessageId send(ChannelId channel, OutgoingMessage message) {
        throw new UnsupportedOperationException("nothing is sent here");
    }

    @Override
    public ChannelId directChannel(UserId person) {
        throw new UnsupportedOperationException("nothing is sent here");
    }

    @Override
    public void assignRole(GuildId guild, UserId member, RoleId role, boolean has, String reason) {
        throw new UnsupportedOperationException("no roles are given here");
    }

    @Override
    public long permissions(GuildId guild, ChannelId channel, Member member) {
        return 0;
    }
}
