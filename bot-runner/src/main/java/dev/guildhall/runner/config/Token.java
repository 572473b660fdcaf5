package dev.guildhall.runner.config;

/** A bot token. Never shown. */
public record Token(String secret) {

    public Token {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("token is blank");
        }
    }

    @Override
    public String toString() {
        return "(token)";
    }
}
