package dev.guildhall.core.discord;

import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Witness;
import java.util.List;
import java.util.Set;

/** The connection of one process to Discord, for its range of shards. Thread-safe. */
public interface DiscordConnection extends Discord, AutoCloseable {

    /** Begins to log in, shard by shard, and returns. Failures that may pass are retried for ever. */
    void start();

    /** How each shard of this process is, in order. */
    List<ShardStatus> shards();

    /** The privileges that were wished and that Discord did not grant; empty before it was asked. */
    Set<Privilege> lacking();

    /** What modules may ask about guilds. Usable before {@link #start}, but then no guild is there. */
    Guilds guilds();

    History history();

    Downloads downloads();

    GuildLookup lookup();

    Witness witness();

    /** Ends the gateway sessions: when it returns, the intake gets nothing more. Sending still works. Idempotent. */
    void disconnect();

    /** Disconnects, and ends what is still being sent. Idempotent. */
    @Override
    void close();
}
