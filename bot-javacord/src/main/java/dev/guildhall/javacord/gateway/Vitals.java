package dev.guildhall.javacord.gateway;

import dev.guildhall.core.discord.ShardStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How a shard is, as its packets tell. Thread-safe. */
final class Vitals {

    /** Guilds in an outage may not come for hours: the shard serves the others. */
    private static final long PATIENCE_FOR_GUILDS = TimeUnit.SECONDS.toNanos(10);

    private final Set<Long> guilds = new HashSet<>();
    private final Set<Long> awaited = new HashSet<>();
    private final LongSupplier nanos;
    private ShardStatus.State state = ShardStatus.State.WAITING;
    private long readySince;
    private boolean session;
    private boolean acknowledged;
    private int resumes;
    private int identifies;
    private int unreadable;

    Vitals(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void waiting() {
        become(ShardStatus.State.WAITING);
        session = false;
        guilds.clear();
        awaited.clear();
    }

    synchronized void connecting() {
        become(ShardStatus.State.CONNECTING);
    }

    synchronized void ready(Collection<Long> announced) {
        identifies++;
        session = true;
        guilds.clear();
        awaited.clear();
        awaited.addAll(announced);
        readySince = nanos.getAsLong();
        become(ShardStatus.State.READY);
    }

    synchronized void resumed() {
        resumes++;
        become(ShardStatus.State.READY);
    }

    synchronized void lost() {
        boolean wasThere = state == ShardStatus.State.READY || state == ShardStatus.State.RESUMING;
        become(wasThere ? ShardStatus.State.RESUMING : ShardStatus.State.WAITING);
    }

    /** Whether a session began since the shard last waited, so that there is something to take up again. */
    synchronized boolean hasSession() {
        return session;
    }

    synchronized void closed() {
        become(ShardStatus.State.CLOSED);
    }

    private void become(ShardStatus.State next) {
        if (state != ShardStatus.State.CLOSED) {
            state = next;
        }
    }

    synchronized void guildCame(long guild) {
        guilds.add(guild);
        awaited.remove(guild);
    }

    synchronized void guildWent(long guild) {
        guilds.remove(guild);
        awaited.remove(guild);
    }

    synchronized void acknowledged() {
        acknowledged = true;
    }

    /** A packet that could not be read; its content is not kept. */
    synchronized void unreadable() {
        unreadable++;
    }

    synchronized int unreadablePackets() {
        return unreadable;
    }

    synchronized ShardStatus status(int shard, long latencyMillis) {
        boolean guildsMissing = state == ShardStatus.State.READY
                && !awaited.isEmpty()
                && nanos.getAsLong() - readySince < PATIENCE_FOR_GUILDS;
        return new ShardStatus(
                shard,
                guildsMissing ? ShardStatus.State.CONNECTING : state,
                guilds.size(),
                acknowledged ? latencyMillis : -1,
                resumes,
                identifies);
    }
}
