package dev.guildhall.runner.supervisor;

/** The run has ended as it was told to, but lost work. The message says which process, and why. */
public final class UnfinishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnfinishedException(String message) {
        super(message);
    }
}
