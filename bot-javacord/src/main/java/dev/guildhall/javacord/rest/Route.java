package dev.guildhall.javacord.rest;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.id.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
public record Route(
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

    static Route self() {
        return plain("GET", "/users/@me");
    }

    /** The guilds that the bot is in, by their ids, at most 200 after one. */
    public static Route guildsAfter(GuildId after) {
        String path = "/users/@me/guilds";
        return new Route("GET", path, path + "?limit=200&after=" + after, "", path, true, ORDINARY);
    }

    public static Route guild(GuildId guild) {
        return ofGuild("GET", guild, "", "");
    }

    public static Route channels(GuildId guild) {
        return ofGuild("GET", guild, "/channels", "/channels");
    }

    static Route globalCommands(String method, String application) {
        String path = "/applications/" + application + "/commands";
        return new Route(method, "/applications/{application}/commands", path, "", path, true, ORDINARY);
    }

    /** The commands of one guild, which add to the global ones. */
    static Route guildCommands(String method, String application, GuildId guild) {
        String path = "/applications/" + application + "/guilds/" + guild + "/commands";
        String template = "/applications/{application}/guilds/{guild}/commands";
        return new Route(method, template, path, guild.toString(), path, true, ORDINARY);
    }

    static Route createMessage(ChannelId channel) {
        return ofChannel("POST", channel, "/messages", "/messages");
    }

    /** The channel in which bot and person are alone. */
    public static Route directChannel() {
        return plain("POST", "/users/@me/channels");
    }

    /** A role of a member: PUT gives, DELETE takes. */
    public static Route memberRole(String method, GuildId guild, UserId member, RoleId role) {
        return ofGuild(method, guild, "/members/{member}/roles/{role}", "/members/" + member + "/roles/" + role);
    }

    public static Route member(GuildId guild, UserId member) {
        return ofGuild("GET", guild, "/members/{member}", "/members/" + member);
    }

    /** Members by their ids, so many after one. */
    public static Route membersAfter(GuildId guild, UserId after, int limit) {
        return ofGuild("GET", guild, "/members", "/members?limit=" + limit + "&after=" + after);
    }

    public static Route channel(ChannelId channel) {
        return ofChannel("GET", channel, "", "");
    }

    /** What was written next after a message, at most 100. */
    public static Route messagesAfter(ChannelId channel, MessageId after) {
        return ofChannel("GET", channel, "/messages", "/messages?limit=100&after=" + after);
    }

    /**
     * @param kind {@code public} or {@code private}
     * @param before a time as Discord writes it; empty for the newest
     */
    public static Route archivedThreads(ChannelId channel, String kind, String before) {
        String query = before.isEmpty() ? "" : "&before=" + URLEncoder.encode(before, StandardCharsets.UTF_8);
        String end = "/threads/archived/" + kind;
        return ofChannel("GET", channel, end, end + "?limit=100" + query);
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

    private static Route ofChannel(String method, ChannelId channel, String template, String end) {
        String path = "/channels/" + channel + end;
        return new Route(method, "/channels/{channel}" + template, path, channel.toString(), path, true, ORDINARY);
    }

    private static Route ofGuild(String method, GuildId guild, String template, String end) {
        String path = "/guilds/" + guild + end;
        return new Route(method, "/guilds/{guild}" + template, path, guild.toString(), path, true, ORDINARY);
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
