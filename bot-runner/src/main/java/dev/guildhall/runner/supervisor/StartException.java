package dev.guildhall.runner.supervisor;

/** The run cannot start, or cannot go on. The message says the problem, the value and the remedy. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
