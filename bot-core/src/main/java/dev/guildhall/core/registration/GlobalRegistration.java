package dev.guildhall.core.registration;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.spi.guild.DiscordException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Discord's list of the global commands as it is to be: writes it at the start, and looks at it once a day and when it
 * seems to be somebody else's. What fails is tried again as long as that may help. Thread-safe.
 */
public final class GlobalRegistration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GlobalRegistration.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);
    private static final Duration VERIFIED_FOR = Duration.ofDays(1);
    private static final Duration SUSPECT_AGAIN = Duration.ofHours(1);

    private final Discord discord;
    private final List<DeclaredCommand> commands;
    private final Duration verifiedFor;
    private final Semaphore suspicions = new Semaphore(0);
    private final AtomicLong suspected = new AtomicLong(System.nanoTime() - SUSPECT_AGAIN.toNanos());
    private final Thread thread;

    /** Begins, and returns. */
    public GlobalRegistration(Discord discord, List<DeclaredCommand> commands) {
        this(discord, commands, VERIFIED_FOR);
    }

    GlobalRegistration(Discord discord, List<DeclaredCommand> commands, Duration verifiedFor) {
        this.discord = discord;
        this.commands = List.copyOf(commands);
        this.verifiedFor = verifiedFor;
        this.thread = Thread.ofVirtual().name("register-commands").start(this::run);
    }

    /** Discord listed a command that there is not: somebody else wrote its list. Returns at once. */
    public void suspect() {
        long now = System.nanoTime();
        long last = suspected.get();
        if (now - last >= SUSPECT_AGAIN.toNanos() && suspected.compareAndSet(last, now)) {
            suspicions.release();
        }
    }

    private void run() {
        try {
            while (true) {
                register();
                var _ = suspicions.tryAcquire(verifiedFor.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException closing) {
            LOG.debug("commands - the registration was broken off");
        }
    }

    private void register() throws InterruptedException {
        Duration pause = FIRST_RETRY;
        while (!isDone(pause)) {
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? pause.multipliedBy(2) : LAST_RETRY;
        }
    }

    /** @return false where the same may succeed later */
    private boolean isDone(Duration pause) {
        try {
            boolean changed = discord.registerCommands(commands);
            LOG.info(
                    "commands - {} are registered with Discord{}",
                    commands.size(),
                    changed ? "" : ", which had them already");
            return true;
        } catch (DiscordException failure) {
            if (failure.retryable()) {
                LOG.warn("commands - not registered yet, again in {} s: {}", pause.toSeconds(), failure.getMessage());
                return false;
            }
            LOG.error("commands - Discord refuses to register them: {}", failure.getMessage());
            return true;
        } catch (RuntimeException failure) {
            LOG.error("commands - could not be registered", failure);
            return true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
