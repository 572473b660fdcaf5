package dev.guildhall.spi.command;

import dev.guildhall.spi.message.Reply;

/**
 * Answers a command. Runs on a virtual thread and may block; the platform tells Discord that the answer takes a while
 * where it does, and gives up after fifteen seconds. What it throws is logged under a short id that the caller is shown.
 */
@FunctionalInterface
public interface CommandHandler {

    Reply handle(CommandCall call);
}
