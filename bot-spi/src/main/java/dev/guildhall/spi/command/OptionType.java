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
    ROLE,
    /** A number with a fraction, a {@code Double}. */
    DECIMAL,
    /** A file, an {@link UploadedFile}; with the prefix, the file that the message carries. */
    FILE,
    /** A message of the channel, a {@link dev.guildhall.spi.id.MessageId}, by its id or its link. */
    MESSAGE
}
