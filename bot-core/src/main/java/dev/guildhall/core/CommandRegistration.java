package dev.guildhall.core;

import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.DiscordException;
import dev.guildhall.spi.command.Command;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Discord the slash commands, and tries again as long as that may help. */
record CommandRegistration(Discord discord, List<Command> commands) {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRegistration.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    void start() {
        Thread.ofVirtual().name("register-commands").start(this::run);
    }

    private void run() {
        Duration pause = FIRST_RETRY;
        while (true) {
            try {
                boolean changed = discord.registerCommands(commands);
                LOG.info(
                        "commands - {} are registered with Discord{}",
                        commands.size(),
                        changed ? "" : ", which had them already");
                return;
            } catch (DiscordException failure) {
                if (!failure.retryable()) {
                    LOG.error("commands - Discord refuses to register them: {}", failure.getMessage());
                    return;
                }
                LOG.warn("commands - not registered yet, again in {} s: {}", pause.toSeconds(), failure.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException ended) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? pause.multipliedBy(2) : LAST_RETRY;
        }
    }
}
