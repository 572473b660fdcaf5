package dev.guildhall.xp.card;

/** A sign and a short text. */
public record Fact(Icon icon, String text) {}
