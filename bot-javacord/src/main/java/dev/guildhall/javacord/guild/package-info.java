/**
 * What modules ask about guilds: guilds from the gateway's cache, members and history by REST, files from Discord's CDN.
 *
 * <p>Everything here blocks at most as long as Discord's limits demand, is bounded in memory and thread-safe. History is read
 * at a pace of its own, behind everything that people wait for.
 */
@NullMarked
package dev.guildhall.javacord.guild;

import org.jspecify.annotations.NullMarked;
