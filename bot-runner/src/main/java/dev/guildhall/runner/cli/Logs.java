package dev.guildhall.runner.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.guildhall.runner.config.LogLevel;
import org.slf4j.LoggerFactory;

/** Sets how much this process logs. */
final class Logs {

    private Logs() {}

    static void level(LogLevel level) {
        if (LoggerFactory.getLogger("dev.guildhall") instanceof Logger logger) {
            logger.setLevel(Level.toLevel(level.name()));
        }
    }
}
