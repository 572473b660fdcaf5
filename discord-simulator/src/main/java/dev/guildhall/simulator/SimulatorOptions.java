package dev.guildhall.simulator;

import dev.guildhall.simulator.gateway.Intents;
import dev.guildhall.simulator.gateway.SlowReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator behaves. Start from {@link #defaults()}, which are Discord's own values, and change single ones.
 *
 * @param host the address to listen on
 * @param port 0 for a free one
 * @param recommendedShards what {@code GET /gateway/bot} advises
 * @param maxConcurrency how many shards may identify in one window
 * @param identifyWindow how long an identify takes its place in that queue
 * @param token the only token that is accepted; null accepts every one that is not empty
 * @param heartbeatInterval told in Hello
 * @param interactionDeadline within which a bot must respond to an interaction
 * @param interactionTokenLifetime within which further answers may come
 * @param sessionLifetime how long a session without connection can be resumed
 * @param replayBound how many events a session remembers for a resume
 * @param queueBound how many events may wait for a slow reader
 * @param slowReader what becomes of a reader for whom more wait
 * @param sessionStarts how many identifies there are in a day
 * @param messagesPerChannel how many messages a channel remembers
 * @param attachmentBytes how many bytes of files are remembered
 * @param rateLimits false switches the REST rate limits off
 * @param messageContentIntent whether the application was granted it
 * @param guildMembersIntent whether the application was granted it
 * @param presencesIntent whether the application was granted it
 * @param redirectUris what OAuth2 may send people to; when there are none, every address on this machine
 * @param clientSecret the only secret that OAuth2 accepts; null accepts every one that is not empty
 * @param scenario a file that is loaded in place of the two sample servers; null for these
 * @param seed determines which occasions are struck by faults that have a chance
 */
public record SimulatorOptions(
        String host,
        int port,
        int recommendedShards,
        int maxConcurrency,
        Duration identifyWindow,
        @Nullable String token,
        Duration heartbeatInterval,
        Duration interactionDeadline,
        Duration interactionTokenLifetime,
        Duration sessionLifetime,
        int replayBound,
        int queueBound,
        SlowReader slowReader,
        int sessionStarts,
        int messagesPerChannel,
        long attachmentBytes,
        boolean rateLimits,
        boolean messageContentIntent,
        boolean guildMembersIntent,
        boolean presencesIntent,
        List<String> redirectUris,
        @Nullable String clientSecret,
        @Nullable Path scenario,
        long seed) {

    public SimulatorOptions {
        redirectUris = List.copyOf(redirectUris);
        require(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
        require(recommendedShards >= 1, "recommendedShards", recommendedShards, "at least 1");
        require(maxConcurrency >= 1, "maxConcurrency", maxConcurrency, "at least 1");
        require(replayBound >= 1, "replayBound", replayBound, "at least 1");
        require(queueBound >= 1, "queueBound", queueBound, "at least 1");
        require(messagesPerChannel >= 1, "messagesPerChannel", messagesPerChannel, "at least 1");
        require(heartbeatInterval.isPositive(), "heartbeatInterval", heartbeatInterval, "more than 0");
    }

    private static void require(boolean fits, String name, Object value, String remedy) {
        if (!fits) {
            throw new IllegalArgumentException(name + " is " + value + ": give " + remedy);
        }
    }

    /** Discord's own values, on a free port of this machine alone. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptionsBuilder().build();
    }

    /** A builder that begins with these values. */
    public SimulatorOptionsBuilder with() {
        return new SimulatorOptionsBuilder(this);
    }

    int grantedIntents() {
        return (messageContentIntent ? Intents.MESSAGE_CONTENT : 0)
                | (guildMembersIntent ? Intents.GUILD_MEMBERS : 0)
                | (presencesIntent ? Intents.GUILD_PRESENCES : 0);
    }

    boolean accepts(String candidate) {
        return token == null ? !candidate.isBlank() : token.equals(candidate);
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return "SimulatorOptions[" + host + ":" + port + ", shards " + recommendedShards + ", max concurrency "
                + maxConcurrency + "]";
    }
}
