package dev.guildhall.core.interaction;

import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.text.ErrorId;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs handlers: each on a virtual thread of its own, under a deadline, its answer or its failure brought back to who is
 * waiting. Thread-safe.
 */
public final class HandlerRunner {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerRunner.class);

    /** Many more than a process ever has; beyond it a call is refused rather than queued behind the others. */
    private static final int AT_ONCE = 1_000;

    /** How long a handler may take. */
    private final Duration patience;

    /** When Discord is told that it takes a while; its own limit is three seconds from the moment of the use. */
    private final Duration acknowledgeAfter;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final LongAdder unanswered = new LongAdder();

    public HandlerRunner(Duration acknowledgeAfter, Duration patience) {
        this.acknowledgeAfter = acknowledgeAfter;
        this.patience = patience;
    }

    /** A polite no, for the caller alone. */
    public static SignedResponse refusal(String text) {
        return SignedResponse.plain(Reply.refusal(text));
    }

    /** Does the work, and answers. Returns at once. */
    public void start(Job job) {
        if (!free.tryAcquire()) {
            startAnswer(job, refusal(job.texts().say("refusal.busy")));
            return;
        }
        startAnswering(job, () -> {
            try {
                return outcome(job);
            } finally {
                // Before it is sent: an answer that waits for its channel's limit must not keep others from running.
                free.release();
            }
        });
    }

    /** Sends an answer that needs no work. Returns at once. */
    public void startAnswer(Job job, SignedResponse response) {
        startAnswering(job, () -> response);
    }

    private void startAnswering(Job job, Supplier<SignedResponse> response) {
        unanswered.increment();
        Thread.ofVirtual().name("answer-" + job.name()).start(() -> answer(job, response));
    }

    private SignedResponse outcome(Job job) {
        FutureTask<SignedResponse> task = new FutureTask<>(job.work()::get);
        Thread handler = Thread.ofVirtual().name("handler-" + job.name()).start(task);
        try {
            try {
                return task.get(acknowledgeAfter.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException takesAWhile) {
                acknowledge(job);
                SignedResponse late = task.get(patience.minus(acknowledgeAfter).toMillis(), TimeUnit.MILLISECONDS);
                return late instanceof SignedResponse.Window ? tooLateForForm(job) : late;
            }
        } catch (TimeoutException tooLong) {
            handler.interrupt();
            return tookTooLong(job);
        } catch (ExecutionException failure) {
            return failed(job, failure.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return refusal(job.texts().say("refusal.shutting-down"));
        }
    }

    private static void acknowledge(Job job) {
        try {
            job.responder().acknowledge(job.onlyForCaller());
        } catch (DiscordException failure) {
            LOG.warn(
                    "module {} - \"{}\" could not be acknowledged: {}", job.module(), job.name(), failure.getMessage());
        }
    }

    private SignedResponse tooLateForForm(Job job) {
        String id = ErrorId.next();
        LOG.error(
                "module {} - error {}: \"{}\" in guild {} wanted to open a form after {} ms, when Discord takes none any more",
                job.module(),
                id,
                job.name(),
                job.guild(),
                acknowledgeAfter.toMillis());
        return refusal(job.texts().say("refusal.form-too-late", "error", id));
    }

    private SignedResponse tookTooLong(Job job) {
        String id = ErrorId.next();
        LOG.error(
                "module {} - error {}: \"{}\" in guild {} took longer than {} s and was stopped",
                job.module(),
                id,
                job.name(),
                job.guild(),
                patience.toSeconds());
        return refusal(job.texts().say("refusal.too-long", "name", job.name(), "error", id));
    }

    private static SignedResponse failed(Job job, @Nullable Throwable cause) {
        String id = ErrorId.next();
        if (cause instanceof DatabaseUnavailableException) {
            LOG.warn(
                    "module {} - error {}: \"{}\" in guild {} found no database: {}",
                    job.module(),
                    id,
                    job.name(),
                    job.guild(),
                    cause.getMessage());
            return refusal(job.texts().say("refusal.database", "error", id));
        }
        LOG.error("module {} - error {}: \"{}\" in guild {} failed", job.module(), id, job.name(), job.guild(), cause);
        return refusal(job.texts().say("refusal.failed", "name", job.name(), "error", id));
    }

    private void answer(Job job, Supplier<SignedResponse> response) {
        try {
            job.responder().answer(response.get());
        } catch (DiscordException failure) {
            LOG.warn(
                    "module {} - the answer to \"{}\" could not be sent: {}",
                    job.module(),
                    job.name(),
                    failure.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("module {} - the answer to \"{}\" could not be sent", job.module(), job.name(), failure);
        } finally {
            unanswered.decrement();
        }
    }

    /** Waits until everything that was started has been answered. */
    public void drain(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (unanswered.sum() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        if (unanswered.sum() > 0) {
            LOG.warn("commands - {} were not answered before the end", unanswered.sum());
        }
    }
}
