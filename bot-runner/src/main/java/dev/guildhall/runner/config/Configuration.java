package dev.guildhall.runner.config;

import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.spi.BotModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * @param commandsByServer whether Discord lists the commands server by server, rather than the same everywhere
 * @param modules names of the modules to run; empty means every one on the class path
 * @param intents the privileged ones to ask Discord for, where the application was granted them
 * @param ledgerDays for how many days single grants of XP are kept at least
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
        boolean commandsByServer,
        Set<String> modules,
        Set<Privilege> intents,
        int ledgerDays,
        String shardHeap,
        LogLevel logLevel,
        URI discordApi) {

    /** The choice that tells the platform's own part of a process how Discord is to list the commands. */
    public static final String LISTS_BY_SERVER = "general.commands-by-server";

    public Configuration {
        modules = Set.copyOf(modules);
        intents = Set.copyOf(intents);
    }

    /** The modules of the class path that are to run. */
    public List<BotModule> enabledModules() {
        List<BotModule> found = ModuleCatalogue.discover();
        return modules.isEmpty() ? found : ModuleCatalogue.select(found, modules);
    }

    /** What modules are told of it, by the names under which they ask. */
    public Map<String, String> moduleChoices() {
        return Map.of("xp.ledger-days", String.valueOf(ledgerDays), LISTS_BY_SERVER, String.valueOf(commandsByServer));
    }
}
