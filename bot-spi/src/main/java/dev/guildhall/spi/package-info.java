/**
 * The contract between the platform and a feature module: read this package first.
 *
 * <p>A module implements {@link dev.guildhall.spi.BotModule}, names it for {@link java.util.ServiceLoader}, and returns a
 * {@link dev.guildhall.spi.Feature} that declares commands, subscriptions and settings. What the platform offers to it
 * comes through {@link dev.guildhall.spi.ModuleContext}. Nothing here knows Discord's library or the host.
 */
@NullMarked
package dev.guildhall.spi;

import org.jspecify.annotations.NullMarked;
