package dev.guildhall.runner.shard;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Set;

/** Passes everything on, and tells when Discord knows the commands: before that the bot is not ready for people. */
record ObservedConnection(DiscordConnection connection, Runnable commandsSettled) implements DiscordConnection {

    @Override
    public boolean registerCommands(List<DeclaredCommand> commands) {
        try {
            boolean changed = connection.registerCommands(commands);
            commandsSettled.run();
            return changed;
        } catch (DiscordException failure) {
            if (!failure.retryable()) {
                // Refused for good: nothing to wait for, and the log says so.
                commandsSettled.run();
            }
            throw failure;
        }
    }

    @Override
    public boolean registerCommands(GuildId guild, List<DeclaredCommand> commands) {
        return connection.registerCommands(guild, commands);
    }

    @Override
    public GuildLookup lookup() {
        return connection.lookup();
    }

    @Override
    public Witness witness() {
        return connection.witness();
    }

    @Override
    public void start() {
        connection.start();
    }

    @Override
    public List<ShardStatus> shards() {
        return connection.shards();
    }

    @Override
    public MessageId send(ChannelId channel, OutgoingMessage message) {
        return connection.send(channel, message);
    }

    @Override
    public ChannelId directChannel(UserId person) {
        return connection.directChannel(person);
    }

    @Override
    public void assignRole(GuildId guild, UserId member, RoleId role, boolean has, String reason) {
        connection.assignRole(guild, member, role, has, reason);
    }

    @Override
    public Set<Privilege> lacking() {
        return connection.lacking();
    }

    @Override
    public Guilds guilds() {
        return connection.guilds();
    }

    @Override
    public History history() {
        return connection.history();
    }

    @Override
    public Downloads downloads() {
        return connection.downloads();
    }

    @Override
    public long permissions(GuildId guild, ChannelId channel, Member member) {
        return connection.permissions(guild, channel, member);
    }

    @Override
    public void disconnect() {
        connection.disconnect();
    }

    @Override
    public void close() {
        connection.close();
    }
}
