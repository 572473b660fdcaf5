package dev.guildhall.runner.http;

/** The HTTP port cannot be had. The message says which, and what to do. */
public final class PortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortException(String host, int port, Throwable cause) {
        super(
                "port " + port + " on " + host + " cannot be used (" + reason(cause)
                        + "): choose another with --http-port, or end the program that holds it",
                cause);
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
