package dev.guildhall.core.registration;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.spi.guild.DiscordException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Discord the global commands, and tries again as long as that may help. */
public final class GlobalRegistration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GlobalRegistration.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final Discord discord;
    private final List<DeclaredCommand> commands;
    private final Thread thread;

    /** Begins, and returns. */
    public GlobalRegistration(Discord discord, List<DeclaredCommand> commands) {
        this.discord = discord;
        this.commands = List.copyOf(commands);
        this.thread = Thread.ofVirtual().name("register-commands").start(this::run);
    }

    private void run() {
        try {
            Duration pause = FIRST_RETRY;
            while (!isDone(pause)) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? pause.multipliedBy(2) : LAST_RETRY;
            }
        } catch (InterruptedException closing) {
            LOG.debug("commands - the registration was broken off");
        } catch (RuntimeException failure) {
            LOG.error("commands - could not be registered", failure);
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
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
