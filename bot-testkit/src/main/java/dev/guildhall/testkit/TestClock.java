package dev.guildhall.testkit;

import java.time.Duration;
import java.time.Instant;

/** What time it is in a test: it stands still until the test moves it. Thread-safe. */
public final class TestClock {

    private volatile Instant now;

    public TestClock(Instant start) {
        this.now = start;
    }

    public Instant now() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    public synchronized void set(Instant time) {
        now = time;
    }
}
