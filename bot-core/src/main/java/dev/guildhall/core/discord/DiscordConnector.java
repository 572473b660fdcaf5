package dev.guildhall.core.discord;

/** Makes the connection for a host; the composition root chooses which. */
@FunctionalInterface
public interface DiscordConnector {

    /** A connection that is not started yet. */
    DiscordConnection connect(Intake intake);
}
