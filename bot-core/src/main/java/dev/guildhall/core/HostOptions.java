package dev.guildhall.core;

import dev.guildhall.spi.OperatorChoices;
import java.time.Duration;

/**
 * What a process is to do.
 *
 * @param lastShard included
 * @param registersCommands whether it is the one that tells Discord the slash commands
 * @param keepGuilds how long the data of a guild that the bot has left is kept
 * @param listsByGuild whether Discord gets the commands guild by guild, so that it lists only those that are on there
 * @param choices for modules
 */
public record HostOptions(
        int firstShard,
        int lastShard,
        int totalShards,
        boolean registersCommands,
        Duration keepGuilds,
        boolean listsByGuild,
        OperatorChoices choices) {

    /** How long the data of a guild is kept where the operator does not say. */
    public static final Duration KEEP_GUILDS = Duration.ofDays(30);

    public HostOptions {
        if (keepGuilds.isNegative()) {
            throw new IllegalArgumentException("the data of a guild cannot be kept for " + keepGuilds);
        }
    }

    /** With everything else as it is by default. */
    public HostOptions(int firstShard, int lastShard, int totalShards, boolean registersCommands) {
        this(firstShard, lastShard, totalShards, registersCommands, KEEP_GUILDS, false, OperatorChoices.NONE);
    }
}
