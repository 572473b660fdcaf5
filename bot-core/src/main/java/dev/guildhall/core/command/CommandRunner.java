package dev.guildhall.core.command;

import dev.guildhall.core.discord.Responder;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.message.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs permitted calls: each handler on a virtual thread of its own, under a deadline, its reply or its failure brought back
 * to the caller.
 */
public final class CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    /** Many more than a process ever has; beyond it a call is refused rather than queued behind the others. */
    private static final int AT_ONCE = 1_000;

    /** How long a handler may take. */
    private final Duration patience;

    /** When Discord is told that it takes a while; its own limit is three seconds from the moment the command was sent. */
    private final Duration acknowledgeAfter;

    private final Cooldowns cooldowns = new Cooldowns();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final LongAdder unanswered = new LongAdder();

    public CommandRunner(Duration acknowledgeAfter, Duration patience) {
        this.acknowledgeAfter = acknowledgeAfter;
        this.patience = patience;
    }

    /** Checks what the caller may, then runs the handler. Returns at once. */
    void start(CatalogueCommand command, CommandCall call, long permissions, Responder responder) {
        if (!free.tryAcquire()) {
            startAnswer(command.path(), responder, Reply.refusal("I am very busy. Please try again shortly."));
            return;
        }
        startAnswer(command.path(), responder, () -> {
            try {
                return reply(command, call, permissions, responder);
            } finally {
                // Before it is sent: an answer that waits for its channel's limit must not keep others from running.
                free.release();
            }
        });
    }

    /** Sends a reply that needs no handler. Returns at once. */
    void startAnswer(String command, Responder responder, Reply reply) {
        startAnswer(command, responder, () -> reply);
    }

    private void startAnswer(String command, Responder responder, Supplier<Reply> reply) {
        unanswered.increment();
        Thread.ofVirtual().name("command-" + command).start(() -> answer(command, responder, reply));
    }

    private Reply reply(CatalogueCommand command, CommandCall call, long permissions, Responder responder) {
        List<Permission> missing = command.missing(permissions);
        if (!missing.isEmpty()) {
            return Reply.refusal("You need the permission "
                    + missing.stream().map(each -> "**" + each.title() + "**").collect(Collectors.joining(" and "))
                    + " to use `" + command.path() + "`.");
        }
        Duration wait = cooldowns.use(command, call);
        if (!wait.isZero()) {
            return Reply.refusal("Please wait " + Math.max(1, wait.toSeconds()) + " more seconds before you use `"
                    + command.path() + "` again.");
        }
        return handle(command, call, responder);
    }

    private Reply handle(CatalogueCommand command, CommandCall call, Responder responder) {
        FutureTask<Reply> task = new FutureTask<>(() -> command.handler().handle(call));
        Thread handler = Thread.ofVirtual().name("handler-" + command.path()).start(task);
        try {
            try {
                return task.get(acknowledgeAfter.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException takesAWhile) {
                acknowledge(command, responder);
                return task.get(patience.minus(acknowledgeAfter).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException tooLong) {
            handler.interrupt();
            return tookTooLong(command, call);
        } catch (ExecutionException failure) {
            return failed(command, call, failure.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Reply.refusal("I am shutting down. Please try again in a moment.");
        }
    }

    private static void acknowledge(CatalogueCommand command, Responder responder) {
        try {
            // Commands that need a permission are an administrator's business; others answer for all to see.
            responder.acknowledge(!command.permissions().isEmpty());
        } catch (DiscordException failure) {
            LOG.warn(
                    "module {} - command \"{}\" could not be acknowledged: {}",
                    command.module(),
                    command.path(),
                    failure.getMessage());
        }
    }

    private Reply tookTooLong(CatalogueCommand command, CommandCall call) {
        String id = ErrorId.next();
        LOG.error(
                "module {} - error {}: command \"{}\" in guild {} took longer than {} s and was stopped",
                command.module(),
                id,
                command.path(),
                call.guild(),
                patience.toSeconds());
        return Reply.refusal(
                "`" + command.path() + "` took too long, so I stopped it. Please try again later (error " + id + ").");
    }

    private static Reply failed(CatalogueCommand command, CommandCall call, @Nullable Throwable cause) {
        String id = ErrorId.next();
        if (cause instanceof DatabaseUnavailableException) {
            LOG.warn(
                    "module {} - error {}: command \"{}\" in guild {} found no database: {}",
                    command.module(),
                    id,
                    command.path(),
                    call.guild(),
                    cause.getMessage());
            return Reply.refusal(
                    "I cannot reach my database at the moment. Please try again shortly (error " + id + ").");
        }
        LOG.error(
                "module {} - error {}: command \"{}\" in guild {} failed",
                command.module(),
                id,
                command.path(),
                call.guild(),
                cause);
        return Reply.refusal("Something went wrong in `" + command.path()
                + "`. If it happens again, tell the people who run" + " this bot the code " + id + ".");
    }

    private void answer(String command, Responder responder, Supplier<Reply> reply) {
        try {
            responder.answer(reply.get());
        } catch (DiscordException failure) {
            LOG.warn("commands - the reply of \"{}\" could not be sent: {}", command, failure.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("commands - the reply of \"{}\" could not be sent", command, failure);
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
