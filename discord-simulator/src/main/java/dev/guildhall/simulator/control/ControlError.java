package dev.guildhall.simulator.control;

/** A request that cannot be carried out; the message says the problem, the value and what would do. */
final class ControlError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    ControlError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
