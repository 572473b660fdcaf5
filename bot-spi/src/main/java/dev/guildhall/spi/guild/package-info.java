/**
 * What a module may ask about guilds: their roles and channels as the gateway shows them, their members and the messages of
 * the past as Discord's REST interface tells them, and files that people uploaded.
 *
 * <p>Each is a service of {@link dev.guildhall.spi.ModuleContext#service}.
 */
@NullMarked
package dev.guildhall.spi.guild;

import org.jspecify.annotations.NullMarked;
