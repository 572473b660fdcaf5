package dev.guildhall.xp.view;

import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What was done in guilds on days. What took long to add up, because the guild is large, is told for some minutes to all who ask;
 * who asks meanwhile waits for the same. Thread-safe.
 */
public final class GuildActivities {

    private static final Duration LONG = Duration.ofMillis(200);
    private static final Duration TOLD_FOR = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST_KEPT = 1_000;

    private final Activities activities;
    private final Duration tooLong;
    private final ConcurrentMap<Key, Kept> kept = new ConcurrentHashMap<>();

    private record Key(GuildId guild, LocalDate first, LocalDate last) {}

    /** @param begun by {@link System#nanoTime} */
    private record Kept(CompletableFuture<Activity> activity, long begun) {

        boolean isOlderThan(Duration time) {
            return System.nanoTime() - begun > time.toNanos();
        }
    }

    public GuildActivities(Activities activities) {
        this(activities, LONG);
    }

    /** @param tooLong what takes longer to add up is told for some minutes */
    GuildActivities(Activities activities, Duration tooLong) {
        this.activities = activities;
        this.tooLong = tooLong;
    }

    /**
     * Of all members together, on days in UTC, both included.
     *
     * @return nothing where that is still being added up after some seconds
     */
    public Optional<Activity> of(GuildId guild, LocalDate first, LocalDate last) {
        kept.values().removeIf(each -> each.activity().isDone() && each.isOlderThan(TOLD_FOR));
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        Key key = new Key(guild, first, last);
        Kept own = new Kept(new CompletableFuture<>(), System.nanoTime());
        Kept found = kept.putIfAbsent(key, own);
        if (found == null) {
            found = own;
            // On a thread of its own: it goes on where who asked does not wait any more.
            Thread.ofVirtual().name("xp-activity").start(() -> addUp(key, own));
        }
        try {
            return Optional.of(found.activity().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException longer) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the days of guild " + guild + " are still being added up", givenUp);
        }
    }

    private void addUp(Key key, Kept own) {
        try {
            Activity activity = activities.of(key.guild(), key.first(), key.last());
            if (!own.isOlderThan(tooLong)) {
                kept.remove(key, own);
            }
            own.activity().complete(activity);
        } catch (Throwable failure) {
            kept.remove(key, own);
            own.activity().completeExceptionally(failure);
        }
    }
}
