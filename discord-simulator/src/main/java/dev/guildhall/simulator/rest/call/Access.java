package dev.guildhall.simulator.rest.call;

/** Who may make a call. */
public enum Access {
    /** Anybody. */
    OPEN,
    /** The bot, by its token; counts towards the global limit. */
    BOT,
    /** The bot, or a person by a token of OAuth2. */
    BOT_OR_PERSON,
    /** Whoever knows the secret in the path: interactions and webhooks. */
    SECRET_IN_PATH
}
