package dev.guildhall.simulator;

import dev.guildhall.simulator.gateway.SlowReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options whose single values can be changed; see {@link SimulatorOptions} for what each means. Used by one thread. */
public final class SimulatorOptionsBuilder {
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

    SimulatorOptionsBuilder() {}

    SimulatorOptionsBuilder(SimulatorOptions from) {
        host = from.host();
        port = from.port();
        recommendedShards = from.recommendedShards();
        maxConcurrency = from.maxConcurrency();
        identifyWindow = from.identifyWindow();
        token = from.token();
        heartbeatInterval = from.heartbeatInterval();
        interactionDeadline = from.interactionDeadline();
        interactionTokenLifetime = from.interactionTokenLifetime();
        sessionLifetime = from.sessionLifetime();
        replayBound = from.replayBound();
        queueBound = from.queueBound();
        slowReader = from.slowReader();
        sessionStarts = from.sessionStarts();
        messagesPerChannel = from.messagesPerChannel();
        attachmentBytes = from.attachmentBytes();
        rateLimits = from.rateLimits();
        messageContentIntent = from.messageContentIntent();
        guildMembersIntent = from.guildMembersIntent();
        presencesIntent = from.presencesIntent();
        redirectUris = from.redirectUris();
        clientSecret = from.clientSecret();
        scenario = from.scenario();
        seed = from.seed();
    }

    public SimulatorOptionsBuilder host(String value) {
        host = value;
        return this;
    }

    public SimulatorOptionsBuilder port(int value) {
        port = value;
        return this;
    }

    public SimulatorOptionsBuilder recommendedShards(int value) {
        recommendedShards = value;
        return this;
    }

    public SimulatorOptionsBuilder maxConcurrency(int value) {
        maxConcurrency = value;
        return this;
    }

    public SimulatorOptionsBuilder identifyWindow(Duration value) {
        identifyWindow = value;
        return this;
    }

    public SimulatorOptionsBuilder token(@Nullable String value) {
        token = value;
        return this;
    }

    public SimulatorOptionsBuilder heartbeatInterval(Duration value) {
        heartbeatInterval = value;
        return this;
    }

    public SimulatorOptionsBuilder interactionDeadline(Duration value) {
        interactionDeadline = value;
        return this;
    }

    public SimulatorOptionsBuilder interactionTokenLifetime(Duration value) {
        interactionTokenLifetime = value;
        return this;
    }

    public SimulatorOptionsBuilder sessionLifetime(Duration value) {
        sessionLifetime = value;
        return this;
    }

    public SimulatorOptionsBuilder replayBound(int value) {
        replayBound = value;
        return this;
    }

    public SimulatorOptionsBuilder queueBound(int value) {
        queueBound = value;
        return this;
    }

    public SimulatorOptionsBuilder slowReader(SlowReader value) {
        slowReader = value;
        return this;
    }

    public SimulatorOptionsBuilder sessionStarts(int value) {
        sessionStarts = value;
        return this;
    }

    public SimulatorOptionsBuilder messagesPerChannel(int value) {
        messagesPerChannel = value;
        return this;
    }

    public SimulatorOptionsBuilder attachmentBytes(long value) {
        attachmentBytes = value;
        return this;
    }

    public SimulatorOptionsBuilder rateLimits(boolean value) {
        rateLimits = value;
        return this;
    }

    public SimulatorOptionsBuilder messageContentIntent(boolean value) {
        messageContentIntent = value;
        return this;
    }

    public SimulatorOptionsBuilder guildMembersIntent(boolean value) {
        guildMembersIntent = value;
        return this;
    }

    public SimulatorOptionsBuilder scenario(@Nullable Path value) {
        scenario = value;
        return this;
    }

    public SimulatorOptionsBuilder redirectUris(List<String> value) {
        redirectUris = value;
        return this;
    }

    public SimulatorOptionsBuilder clientSecret(@Nullable String value) {
        clientSecret = value;
        return this;
    }

    public SimulatorOptionsBuilder presencesIntent(boolean value) {
        presencesIntent = value;
        return this;
    }

    public SimulatorOptionsBuilder seed(long value) {
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
