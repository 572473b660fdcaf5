package dev.guildhall.runner.doctor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What one plain request to Discord meets. */
sealed interface Ping {

    /** No answer; the reason is a few words. */
    record Silent(String reason) implements Ping {}

    /**
     * An answer, whoever gave it.
     *
     * @param told the time in its head, whose fraction of a second is cut off
     */
    record Answered(int status, Duration trip, Instant asked, Optional<Instant> told) implements Ping {

        /** Discord's clock against this machine's. */
        Optional<Finding> clock() {
            Duration half = Duration.ofMillis(500);
            return told.map(time -> Skew.of(
                    "clock",
                    "Discord's",
                    Duration.between(asked.plus(trip.dividedBy(2)), time.plus(half)),
                    half.plus(trip.dividedBy(2))));
        }
    }

    /** Asks whose token it is. Blocks for up to 15 s. */
    static Ping of(URI base, String token) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base + "/users/@me").toURL().openConnection();
            connection.setConnectTimeout((int) Duration.ofSeconds(5).toMillis());
            connection.setReadTimeout((int) Duration.ofSeconds(10).toMillis());
            connection.setRequestProperty("User-Agent", "DiscordBot (https://guildhall.dev, 0.1)");
            connection.setRequestProperty("Authorization", "Bot " + token);
            try {
                connection.connect();
                Instant asked = Instant.now();
                int status = connection.getResponseCode();
                Duration trip = Duration.between(asked, Instant.now());
                long date = connection.getDate();
                return new Answered(
                        status, trip, asked, date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date)));
            } finally {
                connection.disconnect();
            }
        } catch (IOException failure) {
            return new Silent(words(failure));
        }
    }

    private static String words(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        if (deepest instanceof UnknownHostException) {
            return "no address is known for " + message;
        }
        return message == null ? deepest.getClass().getSimpleName() : message;
    }
}
