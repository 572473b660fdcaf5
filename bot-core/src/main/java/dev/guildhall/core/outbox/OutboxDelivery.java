package dev.guildhall.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
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

/**
 * Carries out the entries of this process's guilds: at least once, in the order of each channel, channels beside one another
 * on virtual threads. An entry is removed only after Discord took it.
 */
public final class OutboxDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** A channel gives back what it has not sent by then, well before the lease ends. */
    private static final Duration CHANNEL_TIME = Duration.ofSeconds(20);

    /** How often it looks without having been woken: for entries that were put off, and lost notifications. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    /** What is not back by then is taken up by the next process, when its lease ends. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);

    /** An announcement that is older helps nobody any more. */
    private static final Duration TOO_OLD = Duration.ofDays(1);

    private final OutboxStore store;
    private final Discord discord;
    private final ActionSigner signer;
    private final Semaphore wake = new Semaphore(0);
    private final Set<ChannelId> busy = ConcurrentHashMap.newKeySet();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Thread thread;
    private volatile boolean closed;

    /** Starts to deliver. */
    public OutboxDelivery(Database database, ShardRange shards, Discord discord, ActionSigner signer) {
        this.store = new OutboxStore(database, shards);
        this.discord = discord;
        this.signer = signer;
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
                if (!deliverDue()) {
                    wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
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

    /** @return whether there may be more */
    private boolean deliverDue() {
        List<OutboxStore.Entry> entries = store.claim(BATCH, LEASE, busy);
        Map<ChannelId, List<OutboxStore.Entry>> byChannel =
                entries.stream().collect(Collectors.groupingBy(OutboxStore.Entry::channel));
        byChannel.forEach((channel, waiting) -> {
            busy.add(channel);
            Thread.ofVirtual().name("outbox-" + channel).start(() -> deliverTo(channel, waiting));
        });
        return entries.size() == BATCH;
    }

    private void deliverTo(ChannelId channel, List<OutboxStore.Entry> entries) {
        long deadline = System.nanoTime() + CHANNEL_TIME.toNanos();
        Deque<OutboxStore.Entry> left = new ArrayDeque<>(entries.stream()
                .sorted(Comparator.comparingLong(OutboxStore.Entry::id))
                .toList());
        Duration pause = Duration.ZERO;
        try {
            while (!left.isEmpty() && pause.isZero() && System.nanoTime() < deadline && !closed) {
                pause = deliver(left.remove());
            }
            // What comes later must not overtake what is to be tried again.
            for (OutboxStore.Entry entry : left) {
                store.release(entry, pause);
            }
        } catch (DatabaseUnavailableException outage) {
            // The leases end by themselves, and the nonces spare Discord the doubles.
            LOG.debug("outbox - channel {} waits for the database", channel, outage);
        } catch (RuntimeException | Error failure) {
            LOG.error("outbox - channel {} failed", channel, failure);
        } finally {
            busy.remove(channel);
            wake.release();
        }
    }

    /** @return how long its channel has to wait before it is tried again; zero where it is done with */
    private Duration deliver(OutboxStore.Entry entry) {
        try {
            var context = new ActionSigner.Context(new GuildId(entry.guild()), Optional.empty(), false, Instant.now());
            OutgoingMessage message = new OutgoingMessage(
                    signer.sign(StoredBody.read(entry.body()), context), Optional.empty(), Optional.of(entry.nonce()));
            discord.send(entry.channel(), message);
            store.remove(entry);
            delivered.increment();
            return Duration.ZERO;
        } catch (DiscordException failure) {
            if (failure.retryable() && entry.age().compareTo(TOO_OLD) < 0) {
                return retry(entry, retryAfter(entry.attempts()), failure);
            }
            refused.increment();
            store.remove(entry);
            LOG.warn("outbox - entry {} of guild {} was given up: {}", entry.id(), entry.guild(), failure.getMessage());
            return Duration.ZERO;
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            // Perhaps a newer version wrote it, and reads it when it is back; others need not wait for that.
            LOG.warn(
                    "outbox - entry {} of guild {} cannot be read: {}",
                    entry.id(),
                    entry.guild(),
                    unreadable.getMessage());
            retry(entry, LAST_RETRY, unreadable);
            return Duration.ZERO;
        }
    }

    private Duration retry(OutboxStore.Entry entry, Duration after, Exception reason) {
        retried.increment();
        store.retry(entry, after, String.valueOf(reason.getMessage()));
        return after;
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

    /** Starts nothing more, and waits until what is under way was sent or given back. */
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
    }
}
