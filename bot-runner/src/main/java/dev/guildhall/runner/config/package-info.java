/**
 * The settings of a run: options, then environment, then {@code .env}, then defaults.
 *
 * <p>They are read once into an immutable {@link dev.guildhall.runner.config.Configuration}. Everything that is wrong is
 * reported together, before anything starts, each with the value and what to do about it. Secrets are never shown.
 */
@NullMarked
package dev.guildhall.runner.config;

import org.jspecify.annotations.NullMarked;
