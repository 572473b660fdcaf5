package dev.guildhall.core;

/**
 * A number that a module shows to operators.
 *
 * @param name the module's name, a dot and words with dashes
 */
public record GaugeStatus(String name, String description, long value) {}
