package dev.guildhall.xp;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;

/** A database that is away for some calls: some fail before anything happened, some after the commit. Thread-safe. */
public final class FaultyDatabase implements Database {

    private final Database real;
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final AtomicInteger lostAnswersLeft = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private volatile CountDownLatch open = new CountDownLatch(0);

    public FaultyDatabase(Database real) {
        this.real = real;
    }

    /** The next so many transactions find no database. */
    public void failNext(int count) {
        failuresLeft.set(count);
    }

    /** The next so many transactions commit, but the connection breaks before their answer. */
    public void loseNextAnswers(int count) {
        lostAnswersLeft.set(count);
    }

    /** Transactions wait until the latch opens. */
    public void holdUntil(CountDownLatch latch) {
        open = latch;
    }

    public int transactions() {
        return transactions.get();
    }

    @Override
    public <T> T query(Function<DSLContext, T> work) {
        return real.query(work);
    }

    @Override
    public <T> T transaction(Function<DSLContext, T> work) {
        transactions.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw away();
        }
        if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw away();
        }
        T result = real.transaction(work);
        if (lostAnswersLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw away();
        }
        return result;
    }

    private static DatabaseUnavailableException away() {
        return new DatabaseUnavailableException("away on purpose", new IllegalStateException("on purpose"));
    }
}
