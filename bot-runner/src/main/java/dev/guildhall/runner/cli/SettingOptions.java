package dev.guildhall.runner.cli;

import dev.guildhall.runner.config.Key;
import picocli.CommandLine.Option;

/** All the options that are settings: those of {@link PlaceOptions}, and what else a run does with. */
final class SettingOptions extends PlaceOptions {

    @Option(names = "--processes", order = 11, paramLabel = "N", description = "Shard processes to run (default 2).")
    void processes(String value) {
        give(Key.GUILDHALL_PROCESSES, value);
    }

    @Option(
            names = "--shards",
            order = 12,
            paramLabel = "N|auto",
            description = "Shards in all (default auto: what Discord recommends; 4 with the simulator).")
    void shards(String value) {
        give(Key.GUILDHALL_SHARDS, value);
    }

    @Option(
            names = "--http-port",
            order = 15,
            paramLabel = "PORT",
            description = "Port of the status pages, and of the simulator (default 8080; 0 for any free one).")
    void httpPort(String value) {
        give(Key.GUILDHALL_HTTP_PORT, value);
    }

    @Option(
            names = "--http-host",
            order = 16,
            paramLabel = "HOST",
            description = "Address it listens on (default 127.0.0.1, this machine only).")
    void httpHost(String value) {
        give(Key.GUILDHALL_HTTP_HOST, value);
    }

    @Option(
            names = "--pool-size",
            order = 13,
            paramLabel = "N",
            description = "Database connections of each shard process (default 4).")
    void poolSize(String value) {
        give(Key.GUILDHALL_POOL_SIZE, value);
    }

    @Option(
            names = "--keep-days",
            order = 18,
            paramLabel = "N",
            description = "Days to keep the data of a server that removed the bot (default 30).")
    void keepDays(String value) {
        give(Key.GUILDHALL_KEEP_DAYS, value);
    }

    @Option(
            names = "--commands",
            paramLabel = "global|server",
            description =
                    "Whether Discord lists the same commands everywhere, or in each server those that are on there (default"
                            + " global).")
    void commands(String value) {
        give(Key.GUILDHALL_COMMANDS, value);
    }

    @Option(
            names = "--intents",
            order = 17,
            paramLabel = "NAMES|all|none",
            description = "Privileged intents to use where granted: message-content, members (default all).")
    void intents(String value) {
        give(Key.GUILDHALL_INTENTS, value);
    }

    @Option(
            names = "--xp-ledger-days",
            order = 19,
            paramLabel = "N",
            description = "Days for which single grants of XP are kept at least (default 90).")
    void ledgerDays(String value) {
        give(Key.GUILDHALL_XP_LEDGER_DAYS, value);
    }

    @Option(
            names = "--shard-heap",
            order = 14,
            paramLabel = "SIZE",
            description = "Java heap of each shard process (default 192m).")
    void shardHeap(String value) {
        give(Key.GUILDHALL_SHARD_HEAP, value);
    }
}
