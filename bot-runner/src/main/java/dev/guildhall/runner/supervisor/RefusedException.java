package dev.guildhall.runner.supervisor;

/** Discord refuses the bot as it is set up, so no new start can help. The message says what the operator has to change. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
