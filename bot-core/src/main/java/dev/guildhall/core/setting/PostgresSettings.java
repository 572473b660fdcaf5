package dev.guildhall.core.setting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings in PostgreSQL, with a cache in front.
 *
 * <p>A change is told to every process by a notification of its transaction; {@link #lookForChanges}, called every other
 * second, finds what a lost notification would have told. While the database is away, what is cached stays in force.
 */
public final class PostgresSettings implements Settings, SettingsDirectory {

    /** The notification channel to hear, whose payload goes to {@link #changed}. */
    public static final String CHANNEL = SettingsStore.CHANNEL;

    /** How often {@link #lookForChanges} is to be called. */
    public static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSettings.class);

    /** Long enough to bridge some looks that failed, short enough to find few rows. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(2);

    private static final int CACHED_GUILDS = 50_000;

    private final SettingsStore store;
    private final KeyDirectory keys = new KeyDirectory();
    private final Cache<GuildId, SettingsSnapshot> cache =
            Caffeine.newBuilder().maximumSize(CACHED_GUILDS).build();

    public PostgresSettings(Database database) {
        this.store = new SettingsStore(database);
    }

    /** Adds a key that a module declares. Before the first read. */
    public void declare(String module, SettingKey<?> key) {
        keys.add(module, key);
    }

    @Override
    public GuildSettings of(GuildId guild) {
        return cache.get(guild, this::load);
    }

    @Override
    public List<SettingKey<?>> keys() {
        return keys.all();
    }

    @Override
    public Optional<SettingKey<?>> key(String name) {
        return keys.find(name);
    }

    @Override
    public <T> Parsed<T> set(GuildId guild, SettingKey<T> key, String text, UserId actor) {
        Parsed<T> parsed = key.type().parse(text);
        if (parsed instanceof Parsed.Valid<T>(T value)) {
            store.write(guild, key.name(), Optional.of(key.type().format(value)), actor);
            cache.invalidate(guild);
        }
        return parsed;
    }

    @Override
    public void reset(GuildId guild, SettingKey<?> key, UserId actor) {
        store.write(guild, key.name(), Optional.empty(), actor);
        cache.invalidate(guild);
    }

    /** A notification came: the guild's settings are read anew when they are needed next. */
    public void changed(String payload) {
        try {
            cache.invalidate(new GuildId(Long.parseUnsignedLong(payload)));
        } catch (NumberFormatException notAnId) {
            LOG.warn("settings - a notification named \"{}\", which is not a guild", payload);
        }
    }

    /** Forgets everything: notifications may have been lost. */
    public void forgetAll() {
        cache.invalidateAll();
    }

    /** Forgets what changed without this process having heard of it. */
    public void lookForChanges() {
        try {
            store.changedWithin(LOOK_BACK).forEach((id, revision) -> {
                GuildId guild = new GuildId(id);
                SettingsSnapshot cached = cache.getIfPresent(guild);
                if (cached != null && cached.revision() < revision) {
                    cache.invalidate(guild);
                }
            });
        } catch (DatabaseUnavailableException outage) {
            LOG.debug("settings - could not look for changes", outage);
        }
    }

    private SettingsSnapshot load(GuildId guild) {
        SettingsStore.Stored stored = store.load(guild);
        Map<String, Object> values = new HashMap<>();
        stored.texts()
                .forEach((name, text) -> keys.find(name).ifPresent(key -> {
                    switch (key.type().parse(text)) {
                        case Parsed.Valid<?>(Object value) -> values.put(name, value);
                        case Parsed.Invalid<?>(String problem) ->
                            LOG.warn(
                                    "guild {} - the stored setting {} no longer fits, so its default holds: {}",
                                    guild,
                                    name,
                                    problem);
                    }
                }));
        return new SettingsSnapshot(stored.revision(), values);
    }
}
