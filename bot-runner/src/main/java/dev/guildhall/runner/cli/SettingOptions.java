package dev.guildhall.runner.cli;

import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.config.ConfigurationReader;
import dev.guildhall.runner.config.ConfigurationSources;
import dev.guildhall.runner.config.Key;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * The options that are settings. Their values are checked together with those of the environment and {@code .env}, so that
 * all that is wrong is said at once; hence they are texts here.
 */
final class SettingOptions {

    private final Map<Key, String> given = new EnumMap<>(Key.class);

    @Option(names = "--processes", paramLabel = "N", description = "Shard processes to run (default 2).")
    void processes(String value) {
        given.put(Key.GUILDHALL_PROCESSES, value);
    }

    @Option(
            names = "--shards",
            paramLabel = "N|auto",
            description = "Shards in all (default auto: what Discord recommends; 4 with the simulator).")
    void shards(String value) {
        given.put(Key.GUILDHALL_SHARDS, value);
    }

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Port of the status pages, and of the simulator (default 8080; 0 for any free one).")
    void httpPort(String value) {
        given.put(Key.GUILDHALL_HTTP_PORT, value);
    }

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            description = "Address it listens on (default 127.0.0.1, this machine only).")
    void httpHost(String value) {
        given.put(Key.GUILDHALL_HTTP_HOST, value);
    }

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of the embedded database and of caches (default ./data).")
    void data(String value) {
        given.put(Key.GUILDHALL_DATA, value);
    }

    @Option(
            names = "--pool-size",
            paramLabel = "N",
            description = "Database connections of each shard process (default 4).")
    void poolSize(String value) {
        given.put(Key.GUILDHALL_POOL_SIZE, value);
    }

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            description = "Days to keep the data of a server that removed the bot (default 30).")
    void keepDays(String value) {
        given.put(Key.GUILDHALL_KEEP_DAYS, value);
    }

    @Option(
            names = "--commands",
            paramLabel = "global|server",
            description =
                    "Whether Discord lists the same commands everywhere, or in each server those that are on there (default"
                            + " global).")
    void commands(String value) {
        given.put(Key.GUILDHALL_COMMANDS, value);
    }

    @Option(
            names = "--modules",
            paramLabel = "NAMES|all",
            description = "Modules to run, with commas between (default all).")
    void modules(String value) {
        given.put(Key.GUILDHALL_MODULES, value);
    }

    @Option(
            names = "--intents",
            paramLabel = "NAMES|all|none",
            description = "Privileged intents to use where granted: message-content, members (default all).")
    void intents(String value) {
        given.put(Key.GUILDHALL_INTENTS, value);
    }

    @Option(
            names = "--xp-ledger-days",
            paramLabel = "N",
            description = "Days for which single grants of XP are kept at least (default 90).")
    void ledgerDays(String value) {
        given.put(Key.GUILDHALL_XP_LEDGER_DAYS, value);
    }

    @Option(
            names = "--shard-heap",
            paramLabel = "SIZE",
            description = "Java heap of each shard process (default 192m).")
    void shardHeap(String value) {
        given.put(Key.GUILDHALL_SHARD_HEAP, value);
    }

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "error, warn, info, debug or trace (default info).")
    void logLevel(String value) {
        given.put(Key.GUILDHALL_LOG_LEVEL, value);
    }

    /** @throws dev.guildhall.runner.config.ConfigurationException with everything that is wrong */
    Configuration read() {
        Configuration configuration = ConfigurationReader.read(
                ConfigurationSources.ofThisProcess(given),
                ModuleCatalogue.discover().stream()
                        .map(module -> module.info().name())
                        .collect(Collectors.toSet()));
        Logs.level(configuration.logLevel());
        return configuration;
    }
}
