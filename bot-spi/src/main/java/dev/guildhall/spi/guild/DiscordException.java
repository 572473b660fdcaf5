package dev.guildhall.spi.guild;

/**
 * A call to Discord failed. The message names the route and Discord's answer, never a token.
 */
public final class DiscordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final int code;

    /**
     * @param retryable whether the same call may succeed later: an outage, a time-out, a limit
     * @param code Discord's JSON error code, such as 10003 for an unknown channel; 0 where there is none
     */
    public DiscordException(String message, boolean retryable, int code, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.code = code;
    }

    public DiscordException(String message, boolean retryable, int code) {
        super(message);
        this.retryable = retryable;
        this.code = code;
    }

    public boolean retryable() {
        return retryable;
    }

    public int code() {
        return code;
    }
}
