package dev.guildhall.xp.card;

import org.jspecify.annotations.Nullable;

/** A font cannot be used on this machine. */
final class FontException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FontException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
