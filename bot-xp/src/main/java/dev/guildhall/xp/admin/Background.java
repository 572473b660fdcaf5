package dev.guildhall.xp.admin;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that may take longer than Discord waits for an answer. On threads of its own, so that who reads a large file keeps no
 * virtual thread from running. Thread-safe.
 */
final class Background implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Background.class);
    /** Discord's patience is longer, but a person's is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Operations operations;
    private final Duration patience;
    private final ExecutorService threads;

    Background(Operations operations) {
        this(operations, PATIENCE);
    }

    /** @param patience how long somebody waits for an answer */
    Background(Operations operations, Duration patience) {
        this.operations = operations;
        this.patience = patience;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("xp-administration-", 0).factory());
    }

    /** Applies what is confirmed; returns it as it is then, or as it is after some seconds of work. */
    Operation apply(GuildId guild, long id) {
        CompletableFuture<Operation> done = start(() -> operations.apply(guild, id, Operations.Progress.NONE));
        if (waitFor(done)) {
            return result(done);
        }
        done.whenComplete((operation, failure) -> {
            if (failure != null) {
                log.warn("operation {} of guild {} - stopped, and is carried on with later", id, guild, failure);
            }
        });
        return operations.find(guild, id).orElseThrow();
    }

    /** Starts work. */
    <T> CompletableFuture<T> start(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                result.complete(work.get());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /** What came of work that ended; throws what it threw. */
    static <T> T result(CompletableFuture<T> ended) {
        try {
            return ended.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    /** Whether the work ended within some seconds. */
    boolean waitFor(CompletableFuture<?> work) {
        CompletableFuture<Boolean> ended = work.handle((value, failure) -> true);
        return ended.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
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
