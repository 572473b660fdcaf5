package dev.guildhall.runner.shard;

import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.Wire;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;

/** The line to the supervisor. One that is gone hears nothing, which does no harm. Thread-safe. */
final class Upward {

    private final PrintStream output;
    private final ReentrantLock lock = new ReentrantLock();

    Upward(PrintStream output) {
        this.output = output;
    }

    void say(FromShard message) {
        String line = Wire.line(message);
        lock.lock();
        try {
            output.print(line + "\n");
            output.flush();
        } finally {
            lock.unlock();
        }
    }
}
