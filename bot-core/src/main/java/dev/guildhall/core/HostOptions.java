package dev.guildhall.core;

/**
 * What a process is to do.
 *
 * @param lastShard included
 * @param registersCommands whether it is the one that tells Discord the slash commands
 */
public record HostOptions(int firstShard, int lastShard, int totalShards, boolean registersCommands) {}
