package dev.guildhall.core.setting;

import static dev.guildhall.db.jooq.settings.Tables.CHANGE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.facet.SettingsEffect;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Effects;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.SettingsHistory;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import dev.guildhall.spi.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings in PostgreSQL, with a cache in front.
 *
 * <p>A change is told to every process by a notification of its transaction; {@link #lookForChanges}, called again and
 * again, finds what a lost notification would have told. While the database is away, what is cached stays in force.
 */
public final class PostgresSettings implements Settings, SettingsDirectory, SettingsEditor, SettingsHistory {

    /** The notification channel to hear, whose payload goes to {@link #changed}. */
    public static final String CHANNEL = SettingsWriter.CHANNEL;

    /** How often {@link #lookForChanges} is to be called: with the time that it takes, within two seconds. */
    public static final Duration LOOK_INTERVAL = Duration.ofMillis(1_500);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSettings.class);

    /** Long enough to bridge some looks that failed, short enough to find few rows. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(2);

    private static final int CACHED_GUILDS = 50_000;
    private static final int CACHED_CHANGES = 200_000;

    private final Database database;
    private final SettingsStore store;
    private final KeyDirectory keys = new KeyDirectory();
    private final Rules rules = new Rules();
    private final SettingsReading reading = new SettingsReading(keys);
    private final Cache<GuildId, SettingsSnapshot> cache =
            Caffeine.newBuilder().maximumSize(CACHED_GUILDS).build();
    private final Cache<GuildId, TimeLine> past = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHANGES)
            .weigher((GuildId guild, TimeLine line) -> 1 + line.changes().size())
            .build();
    private final Cache<GuildId, Long> told =
            Caffeine.newBuilder().expireAfterWrite(LOOK_BACK.multipliedBy(2)).build();
    private final List<Consumer<GuildId>> listeners = new CopyOnWriteArrayList<>();
    private final Map<GuildId, Integer> misfits = new ConcurrentHashMap<>();

    public PostgresSettings(Database database) {
        this.database = database;
        this.store = new SettingsStore(database);
    }

    /** Adds a key that a module declares. Before the first read. */
    public void declare(String module, SettingKey<?> key) {
        keys.add(module, key);
    }

    /** Adds what a module wants to hold between settings. Before the first change. */
    public void declare(Function<Locale, Texts> texts, SettingsRule rule) {
        rules.add(texts, rule);
    }

    /** Adds what a module tells before a change. Before the first change. */
    public void declare(Function<Locale, Texts> texts, SettingsEffect effect) {
        rules.add(texts, effect);
    }

    /** Tells of each guild whose settings changed, here or elsewhere; now and then one too many. It must return at once. */
    public void onChange(Consumer<GuildId> listener) {
        listeners.add(listener);
    }

    /** Of this module everything is off in a guild until it is switched on. Before the first read. */
    public void optsIn(String module) {
        reading.optsIn(module);
    }

    /** Which role's value wins, where somebody has several. Before the first read. */
    public void orderRoles(RoleOrder order) {
        reading.orderRoles(order);
    }

    @Override
    public GuildSettings of(GuildId guild) {
        return current(guild);
    }

    private SettingsSnapshot current(GuildId guild) {
        return cache.get(guild, this::load);
    }

    @Override
    public GuildSettings of(GuildId guild, Instant time) {
        SettingsSnapshot current = current(guild);
        return time.isBefore(current.since())
                ? line(guild, time).at(time, version -> reading.read(guild, version))
                : current;
    }

    private TimeLine line(GuildId guild, Instant time) {
        TimeLine cached = past.get(guild, unknown -> loadLine(unknown, time));
        if (cached.reaches(time)) {
            return cached;
        }
        TimeLine longer = loadLine(guild, time);
        past.put(guild, longer);
        return longer;
    }

    private TimeLine loadLine(GuildId guild, Instant from) {
        return database.transaction(sql -> {
            // The changes must be those that led to the version; jOOQ has no statement for it.
            sql.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            SettingsStore.Version now = SettingsStore.load(sql, guild);
            Condition later = CHANGE.CHANGED_AT.gt(from.atOffset(ZoneOffset.UTC));
            return new TimeLine(from, now, SettingsStore.changes(sql, guild, later, CACHED_CHANGES));
        });
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
        if (parsed instanceof Parsed.Invalid<T>) {
            return parsed;
        }
        return switch (apply(guild, Edits.of(actor, new Edit(Slot.of(key), new Edit.Set(text))))) {
            case Outcome.Applied applied -> parsed;
            case Outcome.Refused(List<Outcome.Problem> problems) ->
                new Parsed.Invalid<>(problems.getFirst().text());
            case Outcome.Overtaken overtaken ->
                throw new IllegalStateException("a change that may overwrite anything was overtaken: " + overtaken);
        };
    }

    @Override
    public void reset(GuildId guild, SettingKey<?> key, UserId actor) {
        apply(guild, Edits.of(actor, new Edit(Slot.of(key), new Edit.Reset())));
    }

    @Override
    public StoredSettings stored(GuildId guild) {
        return reading.stored(guild, store.load(guild));
    }

    @Override
    public Effects effects(GuildId guild, Edits edits) {
        return new Application(keys, reading, rules).effects(guild, store.load(guild), edits);
    }

    @Override
    public Outcome apply(GuildId guild, Edits edits) {
        Application application = new Application(keys, reading, rules);
        Outcome outcome = database.transaction(sql -> application.apply(sql, guild, edits));
        forget(guild);
        return outcome;
    }

    @Override
    public List<PastChange> page(GuildId guild, Optional<String> name, long before, int atMost) {
        Condition which = name.<Condition>map(CHANGE.NAME::eq).orElse(DSL.noCondition());
        return store.changes(guild, which.and(CHANGE.ID.lt(before)), atMost);
    }

    @Override
    public List<PastChange> since(GuildId guild, long revision, List<Slot> slots) {
        return store.changes(guild, CHANGE.REVISION.gt(revision).and(SettingsStore.of(slots)), CACHED_CHANGES);
    }

    @Override
    public Optional<PastChange> change(GuildId guild, long id) {
        return store.changes(guild, CHANGE.ID.eq(id), 1).stream().findFirst();
    }

    @Override
    public StoredSettings at(GuildId guild, Instant time) {
        return reading.stored(guild, loadLine(guild, time).version(time));
    }

    /** A notification came: the guild's settings are read anew when they are needed next. */
    public void changed(String payload) {
        try {
            forget(new GuildId(Long.parseUnsignedLong(payload)));
        } catch (NumberFormatException notAnId) {
            LOG.warn("settings - a notification named \"{}\", which is not a guild", payload);
        }
    }

    private void forget(GuildId guild) {
        cache.invalidate(guild);
        past.invalidate(guild);
        tell(guild);
    }

    private void tell(GuildId guild) {
        listeners.forEach(listener -> listener.accept(guild));
    }

    /** Forgets everything: notifications may have been lost. */
    public void forgetAll() {
        cache.invalidateAll();
        past.invalidateAll();
    }

    /** Forgets what changed without this process having heard of it. */
    public void lookForChanges() {
        try {
            store.changedWithin(LOOK_BACK).forEach((id, revision) -> {
                GuildId guild = new GuildId(id);
                SettingsSnapshot cached = cache.getIfPresent(guild);
                Long known = told.getIfPresent(guild);
                told.put(guild, revision);
                if (cached != null && cached.revision() < revision) {
                    forget(guild);
                } else if (known == null || known < revision) {
                    // What was not cached changed all the same, and who listens may not have heard of it.
                    tell(guild);
                }
            });
        } catch (DatabaseUnavailableException outage) {
            LOG.debug("settings - could not look for changes", outage);
        }
    }

    /** How many stored values of the guilds that were read lately do not fit, so that a default holds. */
    public long misfits() {
        return misfits.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** How many of a guild's stored values do not fit, so that a default holds. */
    public int misfits(GuildId guild) {
        return current(guild).misfits().size();
    }

    private SettingsSnapshot load(GuildId guild) {
        SettingsSnapshot snapshot = reading.readAndTell(guild, store.load(guild));
        if (snapshot.misfits().isEmpty()) {
            misfits.remove(guild);
        } else {
            misfits.put(guild, snapshot.misfits().size());
        }
        return snapshot;
    }
}
