/**
 * The bot's own account and application, other accounts, OAuth2, and the files of the CDN.
 *
 * <p>People who logged in by OAuth2 call some of these routes as well, with a token of their own.
 */
@NullMarked
package dev.guildhall.simulator.rest.account;

import org.jspecify.annotations.NullMarked;
