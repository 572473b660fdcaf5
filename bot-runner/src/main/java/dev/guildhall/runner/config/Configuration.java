package dev.guildhall.runner.config;

import dev.guildhall.core.discord.Privilege;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a run, checked.
 *
 * @param token Discord's bot token; none means the simulator
 * @param database none means the embedded one
 * @param httpPort 0 for any free one
 * @param data folder of the embedded database, caches and the lock
 * @param poolSize database connections of each shard process
 * @param keepDays how long the data of a guild is kept that the bot was removed from
 * @param modules names of the modules to run; empty means every one on the class path
 * @param intents the privileged ones to ask Discord for, where the application was granted them
 * @param shardHeap of each shard process, as the JVM writes it: {@code 192m}
 */
public record Configuration(
        Optional<Token> token,
        Optional<DatabaseUrl> database,
        int processes,
        ShardCount shards,
        String httpHost,
        int httpPort,
        Path data,
        int poolSize,
        int keepDays,
        Set<String> modules,
        Set<Privilege> intents,
        String shardHeap,
        LogLevel logLevel,
        URI discordApi) {

    public Configuration {
        modules = Set.copyOf(modules);
        intents = Set.copyOf(intents);
    }
}
