package dev.guildhall.testkit;

import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Mints ids that carry a moment, each only once. Thread-safe. */
public final class Snowflakes {

    /** The lower bits of a snowflake, which tell apart what happened in one millisecond. */
    private static final int SEQUENCE = (1 << 22) - 1;

    private final AtomicInteger sequence = new AtomicInteger();

    /** The id of a message written at a moment: the same moment gives another id each time. */
    public MessageId message(Instant time) {
        return new MessageId(Snowflake.firstOf(time.toEpochMilli()) | (sequence.getAndIncrement() & SEQUENCE));
    }

    /** The first id of a moment, always the same. */
    public static MessageId at(Instant time) {
        return new MessageId(Snowflake.firstOf(time.toEpochMilli()));
    }

    /** The first id of the moment that lies so long after the one inside an id. */
    public static MessageId after(Snowflake id, Duration time) {
        return at(id.time().plus(time));
    }
}
