package dev.guildhall.simulator.rest.call;

import java.util.function.Predicate;

/**
 * What can be set about REST.
 *
 * @param token whether a token is a bot's
 * @param bearer whether a token of OAuth2 is good
 * @param rateLimited false counts nothing and sends no rate limit headers
 * @param recommendedShards what {@code GET /gateway/bot} advises
 */
public record RestOptions(
        Predicate<String> token, Predicate<String> bearer, boolean rateLimited, int recommendedShards) {}
