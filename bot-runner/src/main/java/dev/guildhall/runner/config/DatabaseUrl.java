package dev.guildhall.runner.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;

/**
 * Where a PostgreSQL is, and as whom to log in.
 *
 * @param jdbcUrl for the JDBC driver, without user and password
 * @param place host, port and database, for people: never a secret
 */
public record DatabaseUrl(String jdbcUrl, String user, String password, String place) {

    private static final Pattern URL = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<login>[^/?]*)@)?(?<hosts>[^/?@]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::(?<port>[0-9]+))?");

    /** What libpq calls otherwise than the JDBC driver. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding",
            "search_path", "currentSchema",
            "gssencmode", "gssEncMode",
            "sslnegotiation", "sslNegotiation");

    /**
     * Takes {@code postgres://}, {@code postgresql://} and {@code jdbc:postgresql://}, with percent-encoding.
     *
     * @throws IllegalArgumentException says what is wrong and what to write, without the URL, which may hold a password
     */
    static DatabaseUrl parse(String text) {
        Matcher matcher = URL.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "is not the URL of a PostgreSQL: write postgres://user:password@host:5432/database");
        }
        String hosts = matcher.group("hosts");
        for (String host : hosts.split(",", -1)) {
            checkHost(host);
        }
        Map<String, String> parameters = parameters(matcher.group("query"));
        String login = matcher.group("login") == null ? "" : matcher.group("login");
        int colon = login.indexOf(':');
        String user = decode(colon < 0 ? login : login.substring(0, colon));
        String password = colon < 0 ? "" : decode(login.substring(colon + 1));
        String userParameter = parameters.remove("user");
        String passwordParameter = parameters.remove("password");
        user = user.isEmpty() && userParameter != null ? userParameter : user;
        password = password.isEmpty() && passwordParameter != null ? passwordParameter : password;
        if (user.isEmpty()) {
            throw new IllegalArgumentException("names no user: write postgres://user:password@host:5432/database");
        }
        // After the login: a piece of a password that stands in the wrong place must not be shown as a name.
        parameters.keySet().forEach(DatabaseUrl::checkParameter);
        String database = matcher.group("database") == null ? "" : decode(matcher.group("database"));
        database = database.isEmpty() ? user : database;
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(encode(name) + "=" + encode(value)));
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + "/" + encode(database) + query, user, password, hosts + "/" + database);
    }

    private static void checkHost(String host) {
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    host.isEmpty()
                            ? "names no host: write postgres://user:password@host:5432/database"
                            : "has no readable host: percent-encode @ : / ? # and % in user and password (@ is %40)");
        }
        String port = matcher.group("port");
        if (port != null && (port.length() > 5 || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
            throw new IllegalArgumentException("has port " + port + ": a port is a number from 1 to 65535");
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(
                        "has a parameter without name or value: write ?name=value&name=value");
            }
            String name = decode(part.substring(0, equals));
            parameters.put(DRIVER_NAMES.getOrDefault(name, name), decode(part.substring(equals + 1)));
        }
        return parameters;
    }

    /** The driver passes over what it does not know: a mistyped sslmode would leave the connection without TLS. */
    private static void checkParameter(String name) {
        if (PGProperty.forName(name) != null) {
            return;
        }
        String shown = name.matches("[A-Za-z_]{1,40}") ? "parameter " + name : "a parameter";
        String remedy = Suggestion.closest(
                        name,
                        Arrays.stream(PGProperty.values())
                                .map(PGProperty::getName)
                                .toList())
                .map(known -> "did you mean " + known + "?")
                .orElse("remove it, or use one that the PostgreSQL JDBC driver knows, such as sslmode");
        throw new IllegalArgumentException("has " + shown + ", which is not known: " + remedy);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("has a % that is not followed by two digits: write % itself as %25");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return place;
    }
}
