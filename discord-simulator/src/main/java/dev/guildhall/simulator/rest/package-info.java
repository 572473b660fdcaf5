/**
 * Discord's REST API, version 10, as far as a bot of this platform uses it, and the files of its CDN.
 *
 * <p>{@code Router} does for each call what is the same for all: faults, authorisation, rate limits, the shape of
 * errors. The {@code …Routes} classes hold the calls, grouped by resource.
 */
@NullMarked
package dev.guildhall.simulator.rest;

import org.jspecify.annotations.NullMarked;
