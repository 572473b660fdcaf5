package dev.guildhall.spi.message;

/** The message below which the action stands becomes this one: what it said before, files and components too, is gone. */
public record MessageUpdate(MessageBody body) implements Response {}
