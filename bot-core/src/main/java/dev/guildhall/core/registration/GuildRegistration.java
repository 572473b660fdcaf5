package dev.guildhall.core.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.outbox.ShardRange;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Discord's lists of commands of the guilds that this process serves as they are to be. One guild after the other, and
 * slowly, so that nobody's answer waits for it; a guild whose list has not changed since it was registered takes no call.
 * Thread-safe.
 *
 * <p>What fails is tried again with growing pauses; what Discord refuses is told, and tried again when the guild's settings
 * change or the bot logs in anew. During a hand-over two processes may do the same for a guild: a list is written as a whole,
 * so that does no harm.
 */
public final class GuildRegistration implements AutoCloseable {

    /** How often {@link #verifySome} is to be called. */
    public static final Duration INTERVAL = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(GuildRegistration.class);
    private static final Duration VERIFIED_FOR = Duration.ofDays(1);
    private static final Duration SUSPECT_AGAIN = Duration.ofHours(1);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Between two guilds that take calls, if this process were the only one. */
    private static final Duration PACE = Duration.ofMillis(200);

    /** Few enough that what people wait for comes soon. */
    private static final int BATCH = 25;

    /** Discord takes 200 new commands a guild and day. */
    private static final int TOO_MANY_TODAY = 30034;

    private final Discord discord;
    private final Guilds guilds;
    private final CommandLists lists;
    private final Settings settings;
    private final RegistrationStore store;
    private final ShardRange shards;
    private final Duration pace;
    private final List<DeclaredCommand> standard;
    private final Waiting waiting = new Waiting();
    private final Map<GuildId, String> own = new ConcurrentHashMap<>();
    private final Map<GuildId, String> refused = new ConcurrentHashMap<>();
    private final Cache<GuildId, Boolean> suspected =
            Caffeine.newBuilder().expireAfterWrite(SUSPECT_AGAIN).build();
    private final Thread thread;

    /** Begins, and returns. */
    public GuildRegistration(
            Discord discord,
            Guilds guilds,
            CommandLists lists,
            Settings settings,
            Database database,
            ShardRange shards) {
        this.discord = discord;
        this.guilds = guilds;
        this.lists = lists;
        this.settings = settings;
        this.store = new RegistrationStore(database);
        this.shards = shards;
        // All processes together no faster than one alone would be.
        this.pace = PACE.multipliedBy(Math.ceilDiv(shards.total(), shards.last() - shards.first() + 1));
        this.standard = lists.of(new NothingDecided());
        this.thread = Thread.ofVirtual().name("register-guild-commands").start(this::run);
    }

    /** A guild that has set nothing. */
    private record NothingDecided() implements GuildSettings {
        @Override
        public <T> T get(SettingKey<T> key) {
            return key.defaultValue();
        }
    }

    /** It is there: its list may be from before an upgrade. */
    public void available(GuildAvailable event) {
        look(Set.of(event.guild()), false);
    }

    /** The bot was removed from it; what it will have when the bot comes back, nobody knows. */
    public void left(GuildLeft event) {
        own.remove(event.guild());
        refused.remove(event.guild());
        store.forget(event.guild());
    }

    /**
     * Something that their lists depend on may have changed. Returns at once.
     *
     * @param first whether people wait for it
     */
    public void look(Collection<GuildId> some, boolean first) {
        waiting.now(some.stream().filter(shards::serves).toList(), false, first);
    }

    /** Discord listed a command there that there is not: somebody else wrote its list. Returns at once. */
    public void suspect(GuildId guild) {
        if (shards.serves(guild) && suspected.asMap().putIfAbsent(guild, true) == null) {
            waiting.now(Set.of(guild), true, true);
        }
    }

    /** Asks Discord about lists that were not looked at for a day. */
    public void verifySome() {
        try {
            waiting.now(
                    store.unverifiedFor(VERIFIED_FOR).stream()
                            .filter(shards::serves)
                            .toList(),
                    true,
                    false);
        } catch (DatabaseUnavailableException outage) {
            LOG.debug("commands - lists of guilds are verified later", outage);
        }
    }

    /** How many guilds' lists are to be looked at. Does no I/O. */
    public long waiting() {
        return waiting.count();
    }

    /** In how many guilds Discord refused the list. Does no I/O. */
    public long refused() {
        return refused.size();
    }

    /** Why Discord does not list the guild's commands, where it refused to. Does no I/O. */
    public Optional<String> problem(GuildId guild) {
        return Optional.ofNullable(refused.get(guild));
    }

    private void run() {
        try {
            while (true) {
                workOrPutOff(waiting.take(BATCH));
            }
        } catch (InterruptedException closing) {
            LOG.debug("commands - the registration in guilds was broken off");
        }
    }

    private void workOrPutOff(List<Waiting.Turn> turns) throws InterruptedException {
        try {
            work(turns);
        } catch (RuntimeException failure) {
            // Whatever it is, it must not end the thread: no list would ever be looked at again, unnoticed.
            LOG.error("commands - the lists of {} guilds are looked at later", turns.size(), failure);
            turns.forEach(turn -> waiting.again(turn, pause(turn)));
        }
    }

    private void work(List<Waiting.Turn> turns) throws InterruptedException {
        // A guild that is away is looked at when it is there again.
        List<Waiting.Turn> there = turns.stream()
                .filter(turn -> guilds.guild(turn.guild()).isPresent())
                .toList();
        if (there.isEmpty()) {
            return;
        }
        Set<GuildId> asked = there.stream().map(Waiting.Turn::guild).collect(Collectors.toSet());
        Map<GuildId, String> registered;
        Set<GuildId> deciding;
        try {
            registered = store.registered(asked);
            deciding = store.deciding(asked);
        } catch (DatabaseUnavailableException outage) {
            LOG.debug("commands - lists of guilds are looked at later", outage);
            there.forEach(turn -> waiting.again(turn, DATABASE_PAUSE));
            return;
        }
        for (Waiting.Turn turn : there) {
            if (attempt(turn, registered.getOrDefault(turn.guild(), ""), deciding.contains(turn.guild()))) {
                Thread.sleep(pace);
            }
        }
    }

    /** @return whether Discord was asked */
    private boolean attempt(Waiting.Turn turn, String registered, boolean decides) {
        GuildId guild = turn.guild();
        try {
            List<DeclaredCommand> wanted = decides ? lists.of(settings.of(guild)) : standard;
            String fingerprint = wanted.isEmpty() ? "" : Fingerprint.of(wanted);
            boolean same = registered.equals(fingerprint)
                    && own.getOrDefault(guild, fingerprint).equals(fingerprint);
            if (same && !turn.certainly()) {
                refused.remove(guild);
                return false;
            }
            register(guild, wanted, fingerprint);
        } catch (DatabaseUnavailableException outage) {
            LOG.debug("guild {} - its list of commands is looked at later", guild, outage);
            waiting.again(turn, DATABASE_PAUSE);
        } catch (DiscordException failure) {
            failed(turn, failure);
        } catch (RuntimeException failure) {
            LOG.error("guild {} - its list of commands could not be made", guild, failure);
        }
        return true;
    }

    private void register(GuildId guild, List<DeclaredCommand> wanted, String fingerprint) {
        boolean changed = discord.registerCommands(guild, wanted);
        own.put(guild, fingerprint);
        refused.remove(guild);
        if (wanted.isEmpty()) {
            store.forget(guild);
        } else {
            store.verified(guild, fingerprint);
        }
        if (changed) {
            LOG.info("guild {} - Discord lists {} commands of its own there", guild, wanted.size());
        }
    }

    private void failed(Waiting.Turn turn, DiscordException failure) {
        if (failure.retryable() || failure.code() == TOO_MANY_TODAY) {
            Duration pause = pause(turn);
            LOG.warn(
                    "guild {} - its list of commands is registered later, again in {} s: {}",
                    turn.guild(),
                    pause.toSeconds(),
                    failure.getMessage());
            waiting.again(turn, pause);
            return;
        }
        refused.put(turn.guild(), failure.getMessage() + "");
        LOG.warn(
                "guild {} - Discord refuses its list of commands: {}. If it says Missing Access, the bot was invited without"
                        + " applications.commands: invite it anew with that scope",
                turn.guild(),
                failure.getMessage());
    }

    private static Duration pause(Waiting.Turn turn) {
        Duration pause = Duration.ofSeconds(1L << Math.min(12, turn.failures()));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
