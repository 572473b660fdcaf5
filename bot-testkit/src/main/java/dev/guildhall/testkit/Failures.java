package dev.guildhall.testkit;

import dev.guildhall.spi.guild.DiscordException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Calls of the bot that are to fail. Thread-safe. */
final class Failures {

    private final Queue<DiscordException> next = new ConcurrentLinkedQueue<>();

    /** @param code 0 for a failure that may pass */
    void add(int count, int code) {
        for (int i = 0; i < count; i++) {
            String message = code == 0
                    ? "the fake Discord fails on purpose"
                    : "the fake Discord refuses on purpose with code " + code;
            next.add(new DiscordException(message, code == 0, code));
        }
    }

    /** @throws DiscordException where the next call is to fail */
    void mayFail() {
        DiscordException failure = next.poll();
        if (failure != null) {
            throw failure;
        }
    }
}
