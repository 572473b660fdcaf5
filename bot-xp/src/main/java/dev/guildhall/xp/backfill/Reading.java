package dev.guildhall.xp.backfill;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.history.GuildHistory;
import dev.guildhall.xp.history.PastActivities;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A backfill that is being carried out: its stream of messages, and how far it is. What was taken of them is reached once it is
 * committed, and then it is written down. Not thread-safe.
 */
final class Reading {

    /** Discord shuts out who asks too often for what it refuses, and who was removed is refused everything. */
    private static final int REFUSALS = 10;

    private final GuildHistory messages;
    private final PastActivities activities;
    private final Optional<MessageId> watchedSince;
    private final long begunNanos = System.nanoTime();
    private Backfill written;
    private MessageId newest;
    private long taken;
    private int believed;
    private long restsUntilNanos = begunNanos;

    /** @param watchedSince the first message that was judged when it came, where the guild is watched */
    Reading(Backfill claimed, GuildHistory messages, PastActivities activities, Optional<MessageId> watchedSince) {
        this.written = claimed;
        this.newest = claimed.reached();
        this.messages = messages;
        this.activities = activities;
        this.watchedSince = watchedSince;
    }

    GuildId guild() {
        return written.guild();
    }

    /** How far it is as the database knows it. */
    Backfill written() {
        return written;
    }

    void written(Backfill reached) {
        written = reached;
        taken = 0;
    }

    /** How far it is when everything is committed that was taken. */
    Backfill taken() {
        return written.reaching(newest, taken, messages.unreadable(), messages.crowded());
    }

    /**
     * Takes the next messages.
     *
     * @param enough asked before each call to Discord, and before each message
     * @throws DiscordException where Discord cannot be asked at the moment; then the same call goes on
     */
    void advance(int atMost, BooleanSupplier enough) {
        long full = taken + atMost;
        while (taken < full && !isAtEnd() && refusals() < REFUSALS && !enough.getAsBoolean()) {
            if (messages.isKnown()) {
                messages.next().ifPresent(this::take);
            } else {
                messages.ask();
            }
        }
    }

    private void take(MessageCreated message) {
        MessageId id = message.id();
        boolean watched =
                watchedSince.filter(since -> since.value() <= id.value()).isPresent();
        activities.takeBelatedly(message, watched ? id.time() : written.begun());
        messages.pass();
        newest = id;
        taken++;
    }

    /** Whether nothing is left to be taken. */
    boolean isAtEnd() {
        return messages.isKnown()
                && messages.next()
                        .filter(message ->
                                message.id().value() < written.until().value())
                        .isEmpty();
    }

    /** Whether the bot was refused something, and nobody has looked yet whether it is in the guild at all. */
    boolean isDoubtful() {
        return refusals() > 0;
    }

    private int refusals() {
        return messages.unreadable() - believed;
    }

    /** The bot is in the guild: it may not read what it was refused. */
    void believe() {
        believed = messages.unreadable();
    }

    /** Lets it have no turn for so long. */
    void rest(Duration time) {
        restsUntilNanos = System.nanoTime() + time.toNanos();
    }

    boolean rests() {
        return System.nanoTime() - restsUntilNanos < 0;
    }

    /** How long it has been at it, in nanoseconds. */
    long ageNanos() {
        return System.nanoTime() - begunNanos;
    }
}
