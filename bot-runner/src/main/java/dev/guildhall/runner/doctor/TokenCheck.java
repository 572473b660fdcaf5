package dev.guildhall.runner.doctor;

import dev.guildhall.javacord.DiscordAccount.Identity;
import dev.guildhall.spi.guild.DiscordException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Whether Discord takes the token, and whose it is. */
record TokenCheck(DiscordVisit visit) implements Doctor.Examination {

    private static final String NAME = "token";
    private static final int TOO_MANY = 429;

    @Override
    public void into(Notebook notebook) {
        if (!(visit.way() instanceof DiscordVisit.Way.At(URI base, String token, boolean simulated))
                || !(visit.ping().orElse(null) instanceof Ping.Answered answer)) {
            return;
        }
        Optional<String> user = simulated ? Optional.empty() : user(token);
        switch (answer.status()) {
            case HttpURLConnection.HTTP_OK -> accepted(simulated, notebook);
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                notebook.found(Finding.problem(
                        NAME,
                        "Discord does not accept it"
                                + user.map(id -> "; it was made for the bot " + id)
                                        .orElse(
                                                "; it does not look like one of Discord's, which begins with the bot's id"),
                        "in the developer portal, on your application's page Bot, take a new one (Reset Token), and set"
                                + " DISCORD_TOKEN to it: " + portal(user)));
            case TOO_MANY ->
                notebook.found(Finding.warning(
                        NAME, "not checked: Discord limits this address or bot", "try again in a few minutes"));
            default -> {
                if (answer.status() < HttpURLConnection.HTTP_INTERNAL_ERROR) {
                    notebook.found(Finding.problem(
                            NAME,
                            "not checked: " + base + "/users/@me answers " + answer.status(),
                            "look at GUILDHALL_DISCORD_API, and at a proxy or firewall on the way"));
                }
            }
        }
    }

    private void accepted(boolean simulated, Notebook notebook) {
        try {
            Optional<Identity> found = visit.identity();
            found.ifPresent(identity -> notebook.found(Finding.ok(
                    NAME,
                    (simulated ? "none is needed; the application is \"" : "accepted; the application is \"")
                            + identity.name() + "\" (" + identity.application() + "), its bot \"" + identity.botName()
                            + "\"")));
        } catch (DiscordException failure) {
            notebook.found(Finding.problem(
                    NAME, "accepted, but " + failure.getMessage(), "try again; see https://discordstatus.com"));
        }
    }

    static String portal(Optional<String> application) {
        return "https://discord.com/developers/applications"
                + application.map(id -> "/" + id + "/bot").orElse("");
    }

    /** The id of the bot, which is the first part of a token. */
    static Optional<String> user(String token) {
        try {
            String first =
                    new String(Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]), StandardCharsets.US_ASCII);
            return first.matches("[0-9]{15,20}") ? Optional.of(first) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
