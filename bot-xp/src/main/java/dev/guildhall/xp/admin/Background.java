package dev.guildhall.xp.admin;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that may take longer than Discord waits for an answer, on virtual threads. Thread-safe. */
final class Background implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Background.class);
    /** Discord's patience is longer, but a person's is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Operations operations;
    private final ExecutorService threads;

    Background(Operations operations) {
        this.operations = operations;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("xp-administration-", 0).factory());
    }

    /** Applies what is confirmed; returns it as it is then, or as it is after some seconds of work. */
    Operation apply(GuildId guild, long id) {
        CompletableFuture<Operation> done =
                start("operation " + id, () -> operations.apply(guild, id, Operations.Progress.NONE));
        return waitFor(done) ? done.join() : operations.find(guild, id).orElseThrow();
    }

    /** Starts work; what it throws is logged, unless it is waited for in time. */
    <T> CompletableFuture<T> start(String name, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException failure) {
                if (!result.completeExceptionally(failure)) {
                    log.warn("{} - failed after nobody waited for it any more", name, failure);
                }
            }
        });
        return result;
    }

    /** Whether the work ended within some seconds. */
    boolean waitFor(CompletableFuture<?> work) {
        CompletableFuture<Boolean> ended = work.handle((value, failure) -> true);
        return ended.completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What is being applied stops after its chunk, and is carried through by the next process. */
    @Override
    public void close() {
        operations.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
