package dev.guildhall.core.registration;

import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The guilds whose lists are to be looked at, and when. Asked for twice, one is looked at once. Thread-safe. */
final class Waiting {

    private static final long HEAD_START = TimeUnit.HOURS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private final Map<GuildId, Turn> turns = new HashMap<>();

    /**
     * One guild's turn.
     *
     * @param at the moment, by {@link System#nanoTime}
     * @param failures how often in a row it failed before
     * @param certainly whether Discord is to be asked even where nothing seems to have changed
     */
    record Turn(GuildId guild, long at, int failures, boolean certainly) {}

    /**
     * Looks at them as soon as it can be, whatever failed before.
     *
     * @param first whether people wait for it: before all that is looked at because of a start
     */
    void now(Collection<GuildId> guilds, boolean certainly, boolean first) {
        lock.lock();
        try {
            long now = System.nanoTime() - (first ? HEAD_START : 0);
            for (GuildId guild : guilds) {
                Turn there = turns.get(guild);
                boolean both = certainly || (there != null && there.certainly());
                long at = there == null ? now : Math.min(there.at(), now);
                turns.put(guild, new Turn(guild, at, 0, both));
            }
            sooner.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tries it again later, unless it is to be looked at anyway. */
    void again(Turn turn, Duration later) {
        lock.lock();
        try {
            turns.putIfAbsent(
                    turn.guild(),
                    new Turn(turn.guild(), System.nanoTime() + later.toNanos(), turn.failures() + 1, turn.certainly()));
            sooner.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until some are due, and takes them out. */
    List<Turn> take(int atMost) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                long now = System.nanoTime();
                List<Turn> due = new ArrayList<>();
                long wait = TimeUnit.HOURS.toNanos(1);
                for (Turn turn : turns.values()) {
                    if (turn.at() - now <= 0) {
                        due.add(turn);
                    }
                    wait = Math.min(wait, Math.max(1, turn.at() - now));
                }
                if (!due.isEmpty()) {
                    due.sort(Comparator.comparingLong(Turn::at));
                    List<Turn> taken = List.copyOf(due.subList(0, Math.min(atMost, due.size())));
                    taken.forEach(turn -> turns.remove(turn.guild()));
                    return taken;
                }
                var _ = sooner.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return turns.size();
        } finally {
            lock.unlock();
        }
    }
}
