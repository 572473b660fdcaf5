package dev.guildhall.spi.message;

/**
 * A file that goes with a message.
 *
 * @param name with its ending, by which Discord decides how to show it
 * @param description read out to people who do not see the file
 * @param content not copied: neither side may change it afterwards
 */
public record Attachment(String name, String description, byte[] content) {

    public Attachment {
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException("attachment name \"" + name + "\" must be a plain file name");
        }
    }
}
