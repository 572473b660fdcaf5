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
        return new Builder().build();
    }

    /** A builder that begins with these values. */
    public Builder with() {
        return new Builder(this);
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

    /** Changes single values. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private int recommendedShards = 4;
        private int maxConcurrency = 1;
        private Duration identifyWindow = Duration.ofSeconds(5);
        private @Nullable String token;
        private Duration heartbeatInterval = Duration.ofMillis(41_250);
        private Duration interactionDeadline = Duration.ofSeconds(3);
        private Duration interactionTokenLifetime = Duration.ofMinutes(15);
        private Duration sessionLifetime = Duration.ofMinutes(5);
        private int replayBound = 3500;
        private int queueBound = 20_000;
        private SlowReader slowReader = SlowReader.DROPPED;
        private int sessionStarts = 1000;
        private int messagesPerChannel = 1000;
        private long attachmentBytes = 64L * 1024 * 1024;
        private boolean rateLimits = true;
        private boolean messageContentIntent = true;
        private boolean guildMembersIntent = true;
        private boolean presencesIntent = true;
        private List<String> redirectUris = List.of();
        private @Nullable String clientSecret;
        private @Nullable Path scenario;
        private long seed = 1;

        private Builder() {}

        private Builder(SimulatorOptions from) {
            host = from.host;
            port = from.port;
            recommendedShards = from.recommendedShards;
            maxConcurrency = from.maxConcurrency;
            identifyWindow = from.identifyWindow;
            token = from.token;
            heartbeatInterval = from.heartbeatInterval;
            interactionDeadline = from.interactionDeadline;
            interactionTokenLifetime = from.interactionTokenLifetime;
            sessionLifetime = from.sessionLifetime;
            replayBound = from.replayBound;
            queueBound = from.queueBound;
            slowReader = from.slowReader;
            sessionStarts = from.sessionStarts;
            messagesPerChannel = from.messagesPerChannel;
            attachmentBytes = from.attachmentBytes;
            rateLimits = from.rateLimits;
            messageContentIntent = from.messageContentIntent;
            guildMembersIntent = from.guildMembersIntent;
            presencesIntent = from.presencesIntent;
            redirectUris = from.redirectUris;
            clientSecret = from.clientSecret;
            scenario = from.scenario;
            seed = from.seed;
        }

        public Builder host(String value) {
            host = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder recommendedShards(int value) {
            recommendedShards = value;
            return this;
        }

        public Builder maxConcurrency(int value) {
            maxConcurrency = value;
            return this;
        }

        public Builder identifyWindow(Duration value) {
            identifyWindow = value;
            return this;
        }

        public Builder token(@Nullable String value) {
            token = value;
            return this;
        }

        public Builder heartbeatInterval(Duration value) {
            heartbeatInterval = value;
            return this;
        }

        public Builder interactionDeadline(Duration value) {
            interactionDeadline = value;
            return this;
        }

        public Builder interactionTokenLifetime(Duration value) {
            interactionTokenLifetime = value;
            return this;
        }

        public Builder sessionLifetime(Duration value) {
            sessionLifetime = value;
            return this;
        }

        public Builder replayBound(int value) {
            replayBound = value;
            return this;
        }

        public Builder queueBound(int value) {
            queueBound = value;
            return this;
        }

        public Builder slowReader(SlowReader value) {
            slowReader = value;
            return this;
        }

        public Builder sessionStarts(int value) {
            sessionStarts = value;
            return this;
        }

        public Builder messagesPerChannel(int value) {
            messagesPerChannel = value;
            return this;
        }

        public Builder attachmentBytes(long value) {
            attachmentBytes = value;
            return this;
        }

        public Builder rateLimits(boolean value) {
            rateLimits = value;
            return this;
        }

        public Builder messageContentIntent(boolean value) {
            messageContentIntent = value;
            return this;
        }

        public Builder guildMembersIntent(boolean value) {
            guildMembersIntent = value;
            return this;
        }

        public Builder scenario(@Nullable Path value) {
            scenario = value;
            return this;
        }

        public Builder redirectUris(List<String> value) {
            redirectUris = value;
            return this;
        }

        public Builder clientSecret(@Nullable String value) {
            clientSecret = value;
            return this;
        }

        public Builder presencesIntent(boolean value) {
            presencesIntent = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public SimulatorOptions build() {
            return new SimulatorOptions(
                    host,
                    port,
                    recommendedShards,
                    maxConcurrency,
                    identifyWindow,
                    token,
                    heartbeatInterval,
                    interactionDeadline,
                    interactionTokenLifetime,
                    sessionLifetime,
                    replayBound,
                    queueBound,
                    slowReader,
                    sessionStarts,
                    messagesPerChannel,
                    attachmentBytes,
                    rateLimits,
                    messageContentIntent,
                    guildMembersIntent,
                    presencesIntent,
                    redirectUris,
                    clientSecret,
                    scenario,
                    seed);
        }
    }
}
