package dev.guildhall.settings.file;

import dev.guildhall.spi.message.Markdown;

/** A file cannot be used; the message says where, why and what would help, in English. */
public final class FileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    FileException(int line, String problem) {
        // Texts of the file must not pass for further problems.
        super(line == 0 ? problem : Markdown.excerpt(problem, 400));
        this.line = line;
    }

    /** From 1; 0 where it concerns the whole file. */
    public int line() {
        return line;
    }
}
