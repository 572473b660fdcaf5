/**
 * OAuth2's authorization code flow, with which a person lets a web page know who the person is.
 *
 * <p>{@link dev.guildhall.simulator.oauth.Consent} is the page on which one chooses whom to log in as;
 * {@link dev.guildhall.simulator.oauth.Grants} keeps codes and tokens, which the REST routes exchange and accept. The
 * scopes that have a meaning here are {@code identify}, {@code email} and {@code guilds}.
 */
@NullMarked
package dev.guildhall.simulator.oauth;

import org.jspecify.annotations.NullMarked;
