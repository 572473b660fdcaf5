package dev.guildhall.xp;

import dev.guildhall.spi.data.Database;
import dev.guildhall.testkit.Await;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;

/** A database whose transactions do all their work, and wait before they commit, until they are let go. Thread-safe. */
public final class HeldDatabase implements Database {

    private final Database real;
    private final CountDownLatch worked = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final AtomicInteger queries = new AtomicInteger();

    public HeldDatabase(Database real) {
        this.real = real;
    }

    /** Returns when a transaction waits to commit. */
    public void awaitHeld() {
        Await.until("a transaction has done its work", () -> worked.getCount() == 0);
    }

    /** Lets all commit, also those to come. */
    public void letGo() {
        free.countDown();
    }

    /** How often it was asked without a transaction. */
    public int queries() {
        return queries.get();
    }

    @Override
    public <T> T query(Function<DSLContext, T> work) {
        queries.incrementAndGet();
        return real.query(work);
    }

    @Override
    public <T> T transaction(Function<DSLContext, T> work) {
        return real.transaction(sql -> {
            T result = work.apply(sql);
            worked.countDown();
            try {
                free.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return result;
        });
    }
}
