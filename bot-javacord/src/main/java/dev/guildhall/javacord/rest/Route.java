package dev.guildhall.javacord.rest;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.Snowflake;
import java.time.Duration;

/**
 * One endpoint of Discord's API.
 *
 * @param template the path with its parameters named, by which Discord counts calls
 * @param path the path as it is sent; may hold an interaction's token
 * @param major the parameter for which Discord counts separately; empty where there is none
 * @param shown the path for logs and errors, never with a token in it
 * @param authorized whether the bot's token goes with it; what it does not go with is exempt from the global limit
 * @param patience how long a call may take with its waits and retries
 */
record Route(
        String method,
        String template,
        String path,
        String major,
        String shown,
        boolean authorized,
        Duration patience) {

    private static final Duration ORDINARY = Duration.ofMinutes(2);
    private static final Duration FIRST_RESPONSE = Duration.ofMillis(2800);
    private static final Duration LATER_RESPONSE = Duration.ofMinutes(1);

    static Route gateway() {
        return plain("GET", "/gateway");
    }

    static Route gatewayBot() {
        return plain("GET", "/gateway/bot");
    }

    static Route application() {
        return plain("GET", "/applications/@me");
    }

    static Route globalCommands(String method, String application) {
        String path = "/applications/" + application + "/commands";
        return new Route(method, "/applications/{application}/commands", path, "", path, true, ORDINARY);
    }

    static Route createMessage(ChannelId channel) {
        String path = "/channels/" + channel + "/messages";
        return new Route("POST", "/channels/{channel}/messages", path, channel.toString(), path, true, ORDINARY);
    }

    static Route interactionCallback(Snowflake interaction, String token) {
        String start = "/interactions/" + interaction;
        return withToken("POST", start, token, "/callback", FIRST_RESPONSE);
    }

    static Route originalResponse(String method, Snowflake application, String token) {
        return withToken(method, "/webhooks/" + application, token, "/messages/@original", LATER_RESPONSE);
    }

    static Route followUp(Snowflake application, String token) {
        return withToken("POST", "/webhooks/" + application, token, "", LATER_RESPONSE);
    }

    private static Route plain(String method, String path) {
        return new Route(method, path, path, "", path, true, ORDINARY);
    }

    private static Route withToken(String method, String start, String token, String end, Duration patience) {
        String shown = start + "/{token}" + end;
        return new Route(method, shown, start + "/" + token + end, token, shown, false, patience);
    }

    /** Method and path, without a token. */
    @Override
    public String toString() {
        return method + " " + shown;
    }
}
