package dev.guildhall.spi.command;

/** What an {@link Option} holds. */
public enum OptionType {
    /** Any text. As the last option of a prefix command it takes the rest of the line. */
    TEXT,
    INTEGER,
    BOOLEAN,
    /** A person of the guild. */
    MEMBER,
    CHANNEL,
    ROLE
}
