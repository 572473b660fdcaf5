package dev.guildhall.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Carries out the entries of this process's guilds: at least once, in the order of each lane, lanes beside one another on
 * virtual threads. An entry is removed only after Discord took it; those that were taken about the same time, together.
 */
public final class OutboxDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    /** Lanes at most: more would only wait for Discord's limit, before the answers to people's commands. */
    private static final int MOST_LANES = 64;

    /** So long after the end of a process, the next one takes up what that one held. Renewed as long as it lives. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** How often it looks without having been woken: for entries that were put off, and lost notifications. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** How often it looks while entries are under way: what they leave behind is gathered for so long. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    /** What is not back by then is taken up by the next process, when its lease ends. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);

    /** A message that is older helps nobody any more. */
    private static final Duration MESSAGE_TOO_OLD = Duration.ofDays(1);

    /** A role that was earned is owed for longer. */
    private static final Duration ROLE_TOO_OLD = Duration.ofDays(14);

    private final OutboxStore store;
    private final Discord discord;
    private final ActionSigner signer;
    private final Duration lease;
    private final Semaphore wake = new Semaphore(0);
    private final Set<OutboxLane> busy = ConcurrentHashMap.newKeySet();
    /** Taken, and neither carried out nor given back. */
    private final Map<Long, OutboxEntry> held = new ConcurrentHashMap<>();
    /** Carried out, and not removed yet; also after a removal that failed. */
    private final Map<Long, OutboxEntry> done = new ConcurrentHashMap<>();

    private final LongAdder delivered = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Thread thread;
    private long renewed = System.nanoTime();
    private volatile boolean closed;

    /** Starts to deliver. */
    public OutboxDelivery(Database database, ShardRange shards, Discord discord, ActionSigner signer) {
        this(database, shards, discord, signer, LEASE);
    }

    OutboxDelivery(Database database, ShardRange shards, Discord discord, ActionSigner signer, Duration lease) {
        this.store = new OutboxStore(database, shards);
        this.discord = discord;
        this.signer = signer;
        this.lease = lease;
        this.thread = Thread.ofVirtual().name("outbox").start(this::run);
    }

    /** Something was committed: look now. */
    public void wake() {
        wake.release();
    }

    public OutboxStatus status() {
        return new OutboxStatus(delivered.sum(), retried.sum(), refused.sum());
    }

    private void run() {
        while (!closed) {
            try {
                removeDone();
                renewLeases();
                deliverDue(MOST_LANES - busy.size());
                Duration pause = busy.isEmpty() && done.isEmpty() ? LOOK : GATHER;
                wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (DatabaseUnavailableException outage) {
                LOG.debug("outbox - waits for the database", outage);
                pause();
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException | Error failure) {
                LOG.error("outbox - could not look for entries", failure);
                pause();
            }
        }
    }

    private void removeDone() {
        List<OutboxEntry> batch = List.copyOf(done.values());
        if (!batch.isEmpty()) {
            store.remove(batch);
            batch.forEach(entry -> done.remove(entry.id()));
        }
    }

    /** A call may take far longer than a lease, and the next one for its person must not be made by another process meanwhile. */
    private void renewLeases() {
        long now = System.nanoTime();
        if (now - renewed < lease.toNanos() / 3) {
            return;
        }
        List<OutboxEntry> entries = List.copyOf(held.values());
        if (!entries.isEmpty()) {
            store.hold(entries, lease);
        }
        renewed = now;
    }

    private void deliverDue(int room) {
        if (room <= 0) {
            return;
        }
        // What was carried out is taken again only where its removal failed for as long as its lease.
        List<OutboxEntry> entries = store.claim(room, lease, List.copyOf(busy)).stream()
                .filter(entry -> !done.containsKey(entry.id()))
                .toList();
        entries.forEach(entry -> held.put(entry.id(), entry));
        Map<OutboxLane, List<OutboxEntry>> lanes = entries.stream().collect(Collectors.groupingBy(OutboxEntry::lane));
        lanes.forEach((lane, waiting) -> {
            busy.add(lane);
            Thread.ofVirtual().name("outbox-" + waiting.getFirst().id()).start(() -> deliverLane(lane, waiting));
        });
    }

    private void deliverLane(OutboxLane lane, List<OutboxEntry> entries) {
        Deque<OutboxEntry> left = new ArrayDeque<>(entries.stream()
                .sorted(Comparator.comparingLong(OutboxEntry::id))
                .toList());
        Duration pause = Duration.ZERO;
        try {
            while (!left.isEmpty() && pause.isZero() && !closed) {
                pause = deliver(left.remove());
            }
            // What comes later must not overtake what is to be tried again.
            if (!left.isEmpty()) {
                letGo(left);
                store.release(left, pause);
            }
        } catch (DatabaseUnavailableException outage) {
            // The leases end by themselves, and the nonces spare Discord the doubles.
            LOG.debug(
                    "outbox - guild {} waits for the database",
                    entries.getFirst().guild(),
                    outage);
        } catch (RuntimeException | Error failure) {
            LOG.error("outbox - guild {} failed", entries.getFirst().guild(), failure);
        } finally {
            letGo(entries);
            busy.remove(lane);
            if (busy.isEmpty()) {
                wake.release();
            }
        }
    }

    /** Before it is given back: its lease is not renewed any more. */
    private void letGo(Collection<OutboxEntry> entries) {
        entries.forEach(entry -> held.remove(entry.id()));
    }

    /** @return how long its lane has to wait before it is tried again; zero where it is done with */
    private Duration deliver(OutboxEntry entry) {
        Errand errand;
        try {
            errand = entry.errand();
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            // Perhaps a newer version wrote it, and reads it when it is back; others need not wait for that.
            LOG.warn(
                    "outbox - entry {} of guild {} cannot be read: {}",
                    entry.id(),
                    entry.guild(),
                    unreadable.getMessage());
            retried.increment();
            letGo(List.of(entry));
            store.retry(entry, LAST_RETRY, String.valueOf(unreadable.getMessage()), false);
            return Duration.ZERO;
        }
        try {
            carryOut(errand, entry.nonce());
            done.put(entry.id(), entry);
            delivered.increment();
            return Duration.ZERO;
        } catch (DiscordException failure) {
            if (failure.retryable() && entry.age().compareTo(tooOld(errand)) < 0) {
                Duration after = retryAfter(entry.attempts());
                retried.increment();
                letGo(List.of(entry));
                store.retry(entry, after, String.valueOf(failure.getMessage()), true);
                return after;
            }
            giveUp(entry, errand, failure);
            return Duration.ZERO;
        }
    }

    private void carryOut(Errand errand, String nonce) {
        switch (errand) {
            case Errand.SendMessage(GuildId _, ChannelId channel, MessageBody body, Optional<UserId> _) ->
                discord.send(channel, message(errand.guild(), body, nonce));
            case Errand.SendDirect(GuildId _, UserId person, MessageBody body) ->
                discord.send(
                        discord.directChannel(person), new OutgoingMessage(body, Optional.empty(), Optional.of(nonce)));
            case Errand.GiveRole(GuildId guild, UserId person, RoleId role, String reason) ->
                discord.assignRole(guild, person, role, true, reason);
            case Errand.TakeRole(GuildId guild, UserId person, RoleId role, String reason) ->
                discord.assignRole(guild, person, role, false, reason);
        }
    }

    private OutgoingMessage message(GuildId guild, MessageBody body, String nonce) {
        ActionSigner.Context context = new ActionSigner.Context(guild, Optional.empty(), false, Instant.now());
        return new OutgoingMessage(signer.sign(body, context), Optional.empty(), Optional.of(nonce));
    }

    private void giveUp(OutboxEntry entry, Errand errand, DiscordException failure) {
        refused.increment();
        done.put(entry.id(), entry);
        LOG.atLevel(Remedies.isOrdinary(failure.code()) ? Level.INFO : Level.WARN)
                .log(
                        "outbox - {} {} of guild {} was given up: {}; {}",
                        errand.getClass().getSimpleName(),
                        entry.id(),
                        entry.guild(),
                        failure.getMessage(),
                        Remedies.of(errand, failure.code()));
    }

    private static Duration tooOld(Errand errand) {
        return switch (errand) {
            case Errand.SendMessage _, Errand.SendDirect _ -> MESSAGE_TOO_OLD;
            case Errand.GiveRole _, Errand.TakeRole _ -> ROLE_TOO_OLD;
        };
    }

    private static Duration retryAfter(int attempts) {
        Duration growing = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 20));
        return growing.compareTo(LAST_RETRY) < 0 ? growing : LAST_RETRY;
    }

    private void pause() {
        try {
            wake.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            closed = true;
        }
    }

    /** Starts nothing more, and waits until what is under way was carried out or given back. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        long deadline = System.nanoTime() + CLOSE_TIME.toNanos();
        try {
            if (!thread.join(CLOSE_TIME)) {
                thread.interrupt();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        while (!busy.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        try {
            removeDone();
        } catch (RuntimeException failure) {
            LOG.warn("outbox - {} entries were carried out but not removed: {}", done.size(), failure.getMessage());
        }
    }
}
