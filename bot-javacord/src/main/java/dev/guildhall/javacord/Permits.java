package dev.guildhall.javacord;

import dev.guildhall.javacord.gateway.IdentifyLimit;
import dev.guildhall.javacord.rest.GlobalLimit;

/**
 * The turns that all processes of one bot share: Discord counts logins and calls for the bot, not for a process.
 * Thread-safe.
 */
public interface Permits extends IdentifyLimit, GlobalLimit {}
