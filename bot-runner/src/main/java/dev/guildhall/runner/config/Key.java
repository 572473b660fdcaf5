package dev.guildhall.runner.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every setting an operator can make. Its name is the environment variable and the key in {@code .env}. */
public enum Key {
    DISCORD_TOKEN("", "", true),
    DATABASE_URL("", "", true),
    GUILDHALL_PROCESSES("--processes", "2", false),
    GUILDHALL_SHARDS("--shards", "auto", false),
    GUILDHALL_HTTP_PORT("--http-port", "8080", false),
    GUILDHALL_HTTP_HOST("--http-host", "127.0.0.1", false),
    GUILDHALL_DATA("--data", "./data", false),
    GUILDHALL_POOL_SIZE("--pool-size", "4", false),
    GUILDHALL_KEEP_DAYS("--keep-days", "30", false),
    GUILDHALL_COMMANDS("--commands", "global", false),
    GUILDHALL_MODULES("--modules", "all", false),
    GUILDHALL_INTENTS("--intents", "all", false),
    GUILDHALL_SHARD_HEAP("--shard-heap", "192m", false),
    GUILDHALL_XP_LEDGER_DAYS("--xp-ledger-days", "90", false),
    GUILDHALL_LOG_LEVEL("--log-level", "info", false),
    GUILDHALL_DISCORD_API("", "https://discord.com/api/v10", false);

    /** Keys that stand in the same {@code .env} for docker compose alone. */
    static final List<String> FOR_COMPOSE = List.of(
            "POSTGRES_USER",
            "POSTGRES_PASSWORD",
            "POSTGRES_DB",
            "COMPOSE_PROJECT_NAME",
            "COMPOSE_FILE",
            "COMPOSE_PROFILES");

    private final String option;
    private final String byDefault;
    private final boolean secret;

    Key(String option, String byDefault, boolean secret) {
        this.option = option;
        this.byDefault = byDefault;
        this.secret = secret;
    }

    /** The command line option, or empty where there is none: a process list must not show secrets. */
    public String option() {
        return option;
    }

    /** The value where nothing is set; empty for none. */
    public String byDefault() {
        return byDefault;
    }

    boolean secret() {
        return secret;
    }

    static Optional<Key> named(String name) {
        return Arrays.stream(values()).filter(key -> key.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Key::name).toList();
    }
}
