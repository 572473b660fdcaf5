package dev.guildhall.core;

import dev.guildhall.spi.OperatorChoices;

/**
 * What a process is to do.
 *
 * @param lastShard included
 * @param registersCommands whether it is the one that tells Discord the slash commands
 * @param choices for modules
 */
public record HostOptions(
        int firstShard, int lastShard, int totalShards, boolean registersCommands, OperatorChoices choices) {

    /** With everything for modules as it is by default. */
    public HostOptions(int firstShard, int lastShard, int totalShards, boolean registersCommands) {
        this(firstShard, lastShard, totalShards, registersCommands, OperatorChoices.NONE);
    }
}
