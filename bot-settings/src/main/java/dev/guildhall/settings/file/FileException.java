package dev.guildhall.settings.file;

/** A file cannot be used; the message says where, why and what would help, in English. */
public final class FileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    FileException(int line, String problem) {
        super(problem);
        this.line = line;
    }

    /** From 1; 0 where it concerns the whole file. */
    public int line() {
        return line;
    }
}
