package dev.guildhall.simulator.rest.message;

import dev.guildhall.simulator.world.Snowflake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The nonces that the bot asked to be enforced in the past few minutes, as Discord puts it. Thread-safe. */
public final class Nonces {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    // The oldest first.
    private final Map<Key, Sent> sent = new LinkedHashMap<>();

    Nonces(Clock clock) {
        this.clock = clock;
    }

    private record Key(Snowflake channel, String nonce) {}

    private record Sent(Snowflake message, Instant time) {}

    /** The message that was sent with it. */
    synchronized Optional<Snowflake> find(Snowflake channel, String nonce) {
        forget();
        return Optional.ofNullable(sent.get(new Key(channel, nonce))).map(Sent::message);
    }

    synchronized void remember(Snowflake channel, String nonce, Snowflake message) {
        forget();
        Key key = new Key(channel, nonce);
        // At the end, though it may have been sent before: of a message that is deleted since.
        sent.remove(key);
        sent.put(key, new Sent(message, clock.instant()));
    }

    private void forget() {
        Instant oldest = clock.instant().minus(WINDOW);
        Iterator<Sent> all = sent.values().iterator();
        while (all.hasNext() && all.next().time().isBefore(oldest)) {
            all.remove();
        }
    }
}
