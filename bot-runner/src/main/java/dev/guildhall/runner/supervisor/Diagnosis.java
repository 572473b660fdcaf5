package dev.guildhall.runner.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * What one plain request to Discord meets. For an operator: of the client that the bot calls Discord with, a refused connection
 * is a {@code ConnectException} without a message.
 */
sealed interface Diagnosis {

    /** No answer; the reason is a few words. */
    record Unreachable(String reason) implements Diagnosis {}

    /** An answer, whoever gave it. */
    record Answers(int status) implements Diagnosis {

        boolean refusesToken() {
            return status == HttpURLConnection.HTTP_UNAUTHORIZED;
        }
    }

    /** Asks how to log in. Blocks for up to 15 s, whether or not its thread is interrupted. */
    static Diagnosis of(DiscordSource discord) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(discord.restBase() + "/gateway/bot").toURL().openConnection();
            connection.setConnectTimeout((int) Duration.ofSeconds(5).toMillis());
            connection.setReadTimeout((int) Duration.ofSeconds(10).toMillis());
            connection.setRequestProperty("Authorization", "Bot " + discord.token());
            try {
                return new Answers(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException failure) {
            return new Unreachable(words(failure));
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
