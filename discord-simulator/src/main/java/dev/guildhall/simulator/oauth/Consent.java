package dev.guildhall.simulator.oauth;

import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page at {@code /oauth2/authorize}: whom to log in as, and back to whoever asked, with a code. */
public final class Consent {
    private static final Set<String> SCOPES = Set.of(
            "identify",
            "email",
            "guilds",
            "guilds.members.read",
            "bot",
            "applications.commands",
            "connections",
            "openid");
    private static final List<String> PATHS = List.of("/oauth2/authorize", "/api/oauth2/authorize");

    private final World world;
    private final Grants grants;
    private final OauthOptions options;

    public Consent(World world, Grants grants, OauthOptions options) {
        this.world = world;
        this.grants = grants;
        this.options = options;
    }

    /** Adds the routes. */
    public void mount(RoutesConfig routes) {
        for (String path : PATHS) {
            routes.get(path, context -> show(context, context::queryParam));
            routes.post(path, context -> decide(context, context::formParam));
        }
    }

    private record Request(
            String redirectUri,
            List<String> scopes,
            @Nullable String state,
            @Nullable String challenge) {}

    private void show(Context context, Function<String, @Nullable String> parameter) {
        read(context, parameter).ifPresent(request -> {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String name : ConsentPage.PASSED_ON) {
                String value = parameter.apply(name);
                if (value != null) {
                    fields.put(name, value);
                }
            }
            List<Person> people = world.people().stream()
                    .filter(person -> !person.bot())
                    .limit(200)
                    .toList();
            html(context, 200, ConsentPage.ask(world.bot().name(), request.scopes(), people, fields));
        });
    }

    private void decide(Context context, Function<String, @Nullable String> parameter) {
        if ("cross-site".equals(context.header("Sec-Fetch-Site"))) {
            html(context, 403, ConsentPage.refuse("Consent is given on this page, not on others."));
            return;
        }
        read(context, parameter).ifPresent(request -> {
            String chosen = parameter.apply("person");
            Optional<Person> person = chosen != null && Snowflake.isOne(chosen)
                    ? world.person(Snowflake.of(chosen)).filter(each -> !each.bot())
                    : Optional.empty();
            person.ifPresentOrElse(
                    found -> back(
                            context,
                            request,
                            "code="
                                    + grants.code(
                                            found.id(), request.scopes(), request.redirectUri(), request.challenge())),
                    () -> error(
                            context,
                            request,
                            "access_denied",
                            "The resource owner or authorization server denied the request"));
        });
    }

    /** Reads what was asked for; what is wrong is answered, to whoever asked once it is certain who that is. */
    private Optional<Request> read(Context context, Function<String, @Nullable String> parameter) {
        String client = parameter.apply("client_id");
        String redirect = parameter.apply("redirect_uri");
        if (!options.clientId().equals(client)) {
            html(
                    context,
                    400,
                    ConsentPage.refuse("The client_id is '" + client + "', and this application's is "
                            + options.clientId() + "."));
            return Optional.empty();
        }
        if (redirect == null || !options.allowsRedirect(redirect)) {
            String registered = options.redirectUris().isEmpty()
                    ? "every address on this machine is allowed"
                    : "registered are " + options.redirectUris();
            html(
                    context,
                    400,
                    ConsentPage.refuse("Invalid OAuth2 redirect_uri: it is '" + redirect + "'; " + registered + "."));
            return Optional.empty();
        }
        String scope = parameter.apply("scope");
        List<String> scopes = scope == null
                ? List.of()
                : Arrays.stream(scope.trim().split("\\s+", -1))
                        .filter(each -> !each.isEmpty())
                        .toList();
        boolean hashed = "S256".equals(parameter.apply("code_challenge_method"));
        Request request = new Request(
                redirect, scopes, parameter.apply("state"), hashed ? parameter.apply("code_challenge") : null);
        if (!"code".equals(parameter.apply("response_type"))) {
            error(
                    context,
                    request,
                    "unsupported_response_type",
                    "The authorization server does not support this response type");
            return Optional.empty();
        }
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            error(context, request, "invalid_scope", "The requested scope is invalid, unknown, or malformed.");
            return Optional.empty();
        }
        return Optional.of(request);
    }

    private static void error(Context context, Request request, String error, String description) {
        back(context, request, "error=" + error + "&error_description=" + encoded(description));
    }

    private static void back(Context context, Request request, String query) {
        String uri = request.redirectUri();
        String state = request.state() == null ? "" : "&state=" + encoded(request.state());
        context.status(302).header("Location", uri + (uri.contains("?") ? "&" : "?") + query + state);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void html(Context context, int status, String page) {
        context.status(status)
                .contentType("text/html; charset=utf-8")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .result(page);
    }
}
