/**
 * What every call goes through: routing, authorisation, rate limits, faults, the reading of bodies, and refusals.
 *
 * <p>{@code Router} does for each call what is the same for all. {@code Found} finds what a path names and refuses what the
 * bot may not do; {@code Audit} notes what was done and why.
 */
@NullMarked
package dev.guildhall.simulator.rest.call;

import org.jspecify.annotations.NullMarked;
