package dev.guildhall.spi.data;

/** The database could not be reached or broke off: the same work may succeed later. */
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
