package dev.guildhall.core.discord;

import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.Snowflake;

/**
 * An entry of a member's or a message's menu that somebody used.
 *
 * @param label by which the entry was registered
 * @param on the member or the message
 */
public record IncomingMenu(
        GuildId guild, Origin origin, Menu.Target target, String label, Snowflake on, Responder responder) {}
