package dev.guildhall.simulator.gateway;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What can be set about the gateway.
 *
 * @param token whether a token is a bot's
 * @param heartbeatInterval told in Hello; a connection silent for twice as long is closed
 * @param maxConcurrency how many shards may identify in one window
 * @param identifyWindow how long a place in that queue is taken
 * @param sessionLifetime how long a session without connection can be resumed
 * @param replayBound how many events a session remembers
 * @param queueBound how many events may wait for a slow reader
 * @param slowReader what becomes of a reader for whom more wait
 * @param sessionStarts how many identifies there are in a day
 * @param grantedIntents the privileged intents that the application has
 */
public record GatewayOptions(
        Predicate<String> token,
        Duration heartbeatInterval,
        int maxConcurrency,
        Duration identifyWindow,
        Duration sessionLifetime,
        int replayBound,
        int queueBound,
        SlowReader slowReader,
        int sessionStarts,
        GrantedIntents grantedIntents) {}
