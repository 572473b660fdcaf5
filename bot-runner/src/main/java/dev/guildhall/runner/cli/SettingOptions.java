package dev.guildhall.runner.cli;

import dev.guildhall.runner.config.Key;
import picocli.CommandLine.Option;

/** All the options that are settings: those of {@link PlaceOptions}, and what else a run does with. */
final class SettingOptions extends PlaceOptions {

    @Option(names = "--processes", paramLabel = "N", description = "Shard processes to run (default 2).")
    void processes(String value) {
        give(Key.GUILDHALL_PROCESSES, value);
    }

    @Option(
            names = "--shards",
            paramLabel = "N|auto",
            description = "Shards in all (default auto: what Discord recommends; 4 with the simulator).")
    void shards(String value) {
        give(Key.GUILDHALL_SHARDS, value);
    }

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Port of the status pages, and of the simulator (default 8080; 0 for any free one).")
    void httpPort(String value) {
        give(Key.GUILDHALL_HTTP_PORT, value);
    }

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            description = "Address it listens on (default 127.0.0.1, this machine only).")
    void httpHost(String value) {
        give(Key.GUILDHALL_HTTP_HOST, value);
    }

    @Option(
            names = "--pool-size",
            paramLabel = "N",
            description = "Database connections of each shard process (default 4).")
    void poolSize(String value) {
        give(Key.GUILDHALL_POOL_SIZE, value);
    }

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            description = "Days to keep the data of a server that removed the bot (default 30).")
    void keepDays(String value) {
        give(Key.GUILDHALL_KEEP_DAYS, value);
    }

    @Option(
            names = "--intents",
            paramLabel = "NAMES|all|none",
            description = "Privileged intents to use where granted: message-content, members (default all).")
    void intents(String value) {
        give(Key.GUILDHALL_INTENTS, value);
    }

    @Option(
            names = "--xp-ledger-days",
            paramLabel = "N",
            description = "Days for which single grants of XP are kept at least (default 90).")
    void ledgerDays(String value) {
        give(Key.GUILDHALL_XP_LEDGER_DAYS, value);
    }

    @Option(
            names = "--shard-heap",
            paramLabel = "SIZE",
            description = "Java heap of each shard process (default 192m).")
    void shardHeap(String value) {
        give(Key.GUILDHALL_SHARD_HEAP, value);
    }
}
