package dev.guildhall.javacord.rest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A global limit that lets everything through and remembers what it was asked. */
public final class RecordingLimit implements GlobalLimit {

    final AtomicInteger calls = new AtomicInteger();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @Override
    public void awaitRest() {
        calls.incrementAndGet();
    }

    @Override
    public void pauseRest(Duration time) {
        pauses.add(time);
    }
}
