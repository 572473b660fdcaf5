package dev.guildhall.xp.credit;

import dev.guildhall.spi.data.DatabaseUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers messages and commits them in groups, on one virtual thread of its own.
 *
 * <p>It holds at most {@value #CAPACITY} messages, some 150 bytes each, and a few more for the roles that an author lacks; beyond
 * that {@link #add} blocks, so the intake is held back and nothing is dropped. While the database is away the same group is tried
 * again and again. Thread-safe.
 */
public final class CreditQueue implements AutoCloseable {

    static final int CAPACITY = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(CreditQueue.class);
    private static final int GROUP = 2_000;
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(200);
    /** Who waits for room is told; this is for the case that nobody is left to do so. */
    private static final Duration LOOK_FOR_WRITER = Duration.ofSeconds(2);

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final CreditStore store;
    private final Duration patience;
    private final BlockingQueue<Occasion> waiting;
    private final Lock room = new ReentrantLock();
    private final Condition becameRoomy = room.newCondition();
    private final RecentMessages recent = new RecentMessages();
    private final Thread writer;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private volatile int inHand;
    private volatile boolean closing;
    private volatile boolean givenUp;

    /** Starts the writer. */
    public CreditQueue(CreditStore store) {
        this(store, CAPACITY, Duration.ofSeconds(15));
    }

    /** @param patience how long {@link #close} waits for the database */
    CreditQueue(CreditStore store, int capacity, Duration patience) {
        this.store = store;
        this.patience = patience;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.writer = Thread.ofVirtual().name("xp-writer").start(this::run);
    }

    /**
     * Takes a message, to be committed soon. Blocks while the queue is full.
     *
     * @throws IllegalStateException if the writer has ended: the message is not credited
     */
    public void add(Occasion occasion) {
        if (isForegone(occasion)) {
            return;
        }
        // Before it is in the queue, so that the number is never lower than its place there.
        taken.incrementAndGet();
        try {
            while (!waiting.offer(occasion)) {
                if (givenUp || !writer.isAlive()) {
                    throw new IllegalStateException(
                            occasion.source() + " " + occasion.sourceId() + " came after the end, and is not credited");
                }
                awaitRoom();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    occasion.source() + " " + occasion.sourceId() + " was interrupted while the queue was full", ended);
        }
    }

    /** Until there is room for many: who waits for a single place is woken, and waits again, for every message. */
    private void awaitRoom() throws InterruptedException {
        room.lock();
        try {
            if (!isRoomy()) {
                becameRoomy.awaitNanos(LOOK_FOR_WRITER.toNanos());
            }
        } finally {
            room.unlock();
        }
    }

    /** For some thousand, which the writer makes in a third of a second: who waits for longer holds back the gateway for too long. */
    private boolean isRoomy() {
        return waiting.remainingCapacity() > waiting.size() / 12;
    }

    /** Whether it is more than half full. */
    boolean isBehind() {
        return waiting.size() > waiting.remainingCapacity();
    }

    private void tellRoom() {
        if (isRoomy()) {
            wake();
        }
    }

    private void wake() {
        room.lock();
        try {
            becameRoomy.signalAll();
        } finally {
            room.unlock();
        }
    }

    private boolean isForegone(Occasion occasion) {
        Optional<Verdict> verdict = recent.foregone(occasion);
        verdict.ifPresent(foregone -> note(occasion, foregone));
        return verdict.isPresent();
    }

    private void note(Occasion occasion, Verdict verdict) {
        recent.note(occasion.member(), occasion.source(), occasion.sourceId(), occasion.channel(), verdict);
    }

    /** What became of messages lately. */
    RecentMessages recent() {
        return recent;
    }

    /** How many occasions were taken since the start. What {@link #add} took before the call is among them. */
    long taken() {
        return taken.get();
    }

    /** How many of them, in the order in which they were taken, are committed or given up for good. */
    long settled() {
        return settled.get();
    }

    /** How many messages are not committed yet. */
    public int size() {
        return waiting.size() + inHand;
    }

    private void run() {
        try {
            while (!givenUp) {
                Occasion first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    commit(gather(first));
                    if (!givenUp) {
                        settled.addAndGet(inHand);
                    }
                    inHand = 0;
                } else if (closing) {
                    return;
                }
            }
        } catch (InterruptedException givenUpWaiting) {
            LOG.debug("xp - the writer was interrupted");
        }
    }

    private List<Occasion> gather(Occasion first) throws InterruptedException {
        inHand = 1;
        if (waiting.size() < GROUP && !closing) {
            Thread.sleep(GATHER);
        }
        List<Occasion> group = new ArrayList<>();
        group.add(first);
        waiting.drainTo(group, GROUP - 1);
        tellRoom();
        inHand = group.size();
        group.removeIf(this::isForegone);
        return group;
    }

    private void commit(List<Occasion> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            commitWhenPossible(group);
        } catch (RuntimeException | Error failure) {
            // An error too: a writer that has died would let the queue fill without a word.
            if (group.size() == 1) {
                Occasion occasion = group.getFirst();
                LOG.error(
                        "xp - {} {} of guild {} could not be credited",
                        occasion.source(),
                        occasion.sourceId(),
                        occasion.member().guild(),
                        failure);
                return;
            }
            // Whatever is wrong with one of them must not cost the others.
            int half = group.size() / 2;
            commit(group.subList(0, half));
            commit(group.subList(half, group.size()));
        }
    }

    private void commitWhenPossible(List<Occasion> group) {
        Duration pause = FIRST_RETRY;
        while (!givenUp) {
            try {
                CreditStore.Committed committed = store.commit(group);
                committed.newest().forEach(recent::remember);
                committed.judgements().forEach(each -> note(each.occasion(), each.verdict()));
                if (!pause.equals(FIRST_RETRY)) {
                    LOG.info("xp - the database is back, {} messages wait", size());
                }
                return;
            } catch (DatabaseUnavailableException outage) {
                if (pause.equals(FIRST_RETRY)) {
                    LOG.warn("xp - the database is away, {} messages wait for it: {}", size(), outage.getMessage());
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? pause.multipliedBy(2) : LAST_RETRY;
            }
        }
    }

    /**
     * Commits what it holds, and ends.
     *
     * @throws IllegalStateException if the database stayed away: tells how many messages were not credited
     */
    @Override
    public void close() {
        closing = true;
        try {
            if (!writer.join(patience)) {
                int lost = size();
                givenUp = true;
                writer.interrupt();
                wake();
                throw new IllegalStateException(lost + " messages were not credited: the database stayed away for "
                        + patience.toMillis() + " ms");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
