package dev.guildhall.core.event;

import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of one subscription: one for each guild that has something to do, on a virtual thread that ends when its lane
 * is empty.
 */
final class SubscriptionLanes<E extends Event> {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionLanes.class);
    /** Far less than Discord waits for a sign of life, and than people wait for an answer. */
    private static final long LONGEST_HOLD_NANOS = 1_000_000_000L;

    private static final long HOLD_NANOS = 1_000_000L;
    private static final long FIRST_RETRY_NANOS = 100_000_000L;
    private static final long LAST_RETRY_NANOS = 5_000_000_000L;

    private final String module;
    private final Subscription<E> subscription;
    private final long capacity;
    private final ThreadFactory threads;
    private final LaneStarter starter;
    private final Duration patience;

    // Every access to a list goes through compute(), whose lock guards it.
    private final ConcurrentHashMap<GuildId, List<E>> lanes = new ConcurrentHashMap<>();
    private final MissedMessages missed = new MissedMessages();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong weight = new AtomicLong();
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Seldom dropLog = new Seldom();
    private final Seldom lossLog = new Seldom();
    /** Whether the handlers did not come along when the intake was held back, and are still far behind. */
    private volatile boolean stuck;

    private volatile boolean givenUp;

    /** @param patience with Discord, where a handler cannot reach it */
    SubscriptionLanes(
            String module, Subscription<E> subscription, long capacity, LaneStarter starter, Duration patience) {
        this.module = module;
        this.subscription = subscription;
        this.capacity = capacity;
        this.starter = starter;
        this.patience = patience;
        this.threads = Thread.ofVirtual().name("lane-" + module + "-", 0).factory();
    }

    void accept(Event event) {
        if (!subscription.type().isInstance(event)) {
            return;
        }
        if (!awaitRoom(EventWeight.of(event))) {
            if (subscription.type().isAssignableFrom(MessagesMissed.class) && missed.drop(event)) {
                // Nothing else may happen in the guild for long, and meanwhile what is not told is believed not to have
                // been.
                lanes.computeIfAbsent(event.guild(), this::begin);
            }
            drop();
            return;
        }
        // The guild's lane learns of what was dropped before it gets what came later.
        missed.of(event.guild()).ifPresent(dropped -> {
            weight.addAndGet(EventWeight.of(dropped));
            put(dropped);
        });
        put(event);
    }

    /**
     * Takes room for an event. Where there is none, the intake is held back for a moment, which is enough where the handlers come
     * along at all; where they do not, nothing else is to wait for them.
     */
    private boolean awaitRoom(int bytes) {
        if (reserve(bytes)) {
            return true;
        }
        long deadline = System.nanoTime() + LONGEST_HOLD_NANOS;
        while (!stuck && System.nanoTime() < deadline) {
            LockSupport.parkNanos(HOLD_NANOS);
            if (reserve(bytes)) {
                return true;
            }
        }
        stuck = true;
        return false;
    }

    private boolean reserve(int bytes) {
        long taken = weight.addAndGet(bytes);
        if (taken > capacity) {
            weight.addAndGet(-bytes);
            return false;
        }
        if (stuck && taken < capacity / 2) {
            stuck = false;
        }
        return true;
    }

    private void put(Event event) {
        queued.incrementAndGet();
        E typed = subscription.type().cast(event);
        lanes.compute(event.guild(), (guild, waiting) -> {
            List<E> lane = waiting == null ? begin(guild) : waiting;
            lane.add(typed);
            return lane;
        });
    }

    private List<E> begin(GuildId guild) {
        starter.start(threads.newThread(() -> run(guild)));
        return new ArrayList<>(2);
    }

    private void run(GuildId guild) {
        List<E> batch = take(guild);
        while (!batch.isEmpty()) {
            handle(batch);
            // Nothing seems to wait only after it is known what was dropped meanwhile.
            List<E> next = take(guild);
            queued.decrementAndGet();
            batch = next;
        }
    }

    /** The last one is left among those that are queued. */
    private void handle(List<E> batch) {
        // One for all that waited together: none of them waits as long again for an outage that is over its time.
        DiscordPatience left = new DiscordPatience(patience);
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                queued.decrementAndGet();
            }
            E event = batch.get(i);
            handle(event, left);
            handled.increment();
            weight.addAndGet(-EventWeight.of(event));
        }
    }

    /** What waits in a lane, leaving it empty; a lane that has nothing vanishes. */
    private List<E> take(GuildId guild) {
        List<E> taken = new ArrayList<>();
        lanes.compute(guild, (key, waiting) -> {
            if (waiting == null || waiting.isEmpty()) {
                Optional<MessagesMissed> dropped = missed.of(guild);
                dropped.ifPresent(each -> {
                    queued.incrementAndGet();
                    weight.addAndGet(EventWeight.of(each));
                    taken.add(subscription.type().cast(each));
                });
                return dropped.isPresent() ? waiting : null;
            }
            taken.addAll(waiting);
            waiting.clear();
            return waiting;
        });
        return taken;
    }

    private void handle(E event, DiscordPatience discord) {
        long pause = FIRST_RETRY_NANOS;
        boolean waited = false;
        while (!givenUp) {
            try {
                subscription.handler().accept(event);
                if (waited) {
                    discord.isBack();
                }
                return;
            } catch (DatabaseUnavailableException outage) {
                // Nothing is lost because the database is away: the lane waits, and only it.
            } catch (DiscordException outage) {
                if (!outage.retryable()) {
                    failed(event, outage);
                    return;
                }
                if (!discord.waits()) {
                    lost(event, outage);
                    return;
                }
                waited = true;
            } catch (Throwable failure) {
                // An error too: a lane whose thread has died would hold its guild's events for ever.
                failed(event, failure);
                return;
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, LAST_RETRY_NANOS);
        }
        failed.increment();
    }

    private void failed(E event, Throwable failure) {
        failed.increment();
        LOG.error("module {} - failed on an event of guild {}", module, event.guild(), failure);
    }

    private void lost(E event, DiscordException outage) {
        failed.increment();
        lost.increment();
        if (lossLog.isTime()) {
            LOG.error(
                    "module {} - {} events were lost so far because Discord was away for longer than {} s, at last a {} of guild {}: {}",
                    module,
                    lost,
                    patience.toSeconds(),
                    event.getClass().getSimpleName(),
                    event.guild(),
                    outage.getMessage());
        }
    }

    private void drop() {
        dropped.increment();
        if (dropLog.isTime()) {
            LOG.error("module {} - its lanes are full, {} events were dropped so far", module, dropped);
        }
    }

    LaneStatus status() {
        return new LaneStatus(queued.get(), handled.sum(), failed.sum(), dropped.sum());
    }

    /** @return how many events were left when the time was over */
    long drain(long deadlineNanos) {
        while (queued.get() > 0 && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(1_000_000);
        }
        long left = queued.get();
        if (left > 0) {
            givenUp = true;
            LOG.error("module {} - {} events were not handled before the end", module, left);
        }
        return left;
    }
}
