package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A web page's way through OAuth2, from the question to the person's servers. */
final class OauthIT {
    private static final String BACK = "http://127.0.0.1:9/callback";
    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator;
    private String client;
    private String ada;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .redirectUris(List.of(BACK))
                .clientSecret("hush")
                .build());
        client = simulator.world().bot().id().toString();
        ada = simulator.world().people().stream()
                .filter(person -> person.name().equals("ada"))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Map<String, String> question(String redirect, String scope) {
        return Map.of(
                "client_id",
                client,
                "redirect_uri",
                redirect,
                "response_type",
                "code",
                "scope",
                scope,
                "state",
                "\"><script>&x");
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String location(String person, String scope) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send("POST", "/oauth2/authorize", form(question(BACK, scope)) + "&person=" + person, null);
        assertThat(response.statusCode()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> token(Map<String, String> fields) throws IOException, InterruptedException {
        return send("POST", "/api/v10/oauth2/token", form(fields), null);
    }

    private Map<String, String> exchange(String code) {
        return Map.of(
                "client_id",
                client,
                "client_secret",
                "hush",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                BACK);
    }

    private static String code(String location) {
        return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    @Test
    void personLogsInAndIsKnownByTheToken() throws Exception {
        HttpResponse<String> page =
                send("GET", "/oauth2/authorize?" + form(question(BACK, "identify guilds")), null, null);
        assertThat(page.body())
                .contains("Ada", "&quot;&gt;&lt;script&gt;&amp;x")
                .doesNotContain("<script>");
        String location = location(ada, "identify guilds");
        assertThat(location).startsWith(BACK + "?code=").endsWith("&state=%22%3E%3Cscript%3E%26x");
        JsonNode tokens = Json.parse(token(exchange(code(location))).body());
        assertThat(tokens.path("scope").asText()).isEqualTo("identify guilds");
        String bearer = "Bearer " + tokens.path("access_token").asText();
        assertThat(Json.parse(send("GET", "/api/users/@me", null, bearer).body())
                        .path("username")
                        .asText())
                .isEqualTo("ada");
        JsonNode guilds =
                Json.parse(send("GET", "/api/users/@me/guilds", null, bearer).body());
        assertThat(guilds).hasSize(1);
        assertThat(guilds.at("/0/owner").asBoolean()).isTrue();
        assertThat(send("GET", "/api/v10/gateway/bot", null, bearer).statusCode())
                .isEqualTo(401);
        assertThat(Json.parse(send("GET", "/api/oauth2/@me", null, bearer).body())
                        .path("scopes"))
                .hasSize(2);
        JsonNode renewed = Json.parse(token(Map.of(
                        "client_id",
                        client,
                        "client_secret",
                        "hush",
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asText()))
                .body());
        assertThat(renewed.path("access_token").asText()).isNotEmpty();
    }

    @Test
    void whatIsWrongIsSaidInOauthsShape() throws Exception {
        assertThat(send("GET", "/oauth2/authorize?" + form(question("http://evil.example/", "identify")), null, null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/oauth2/authorize?" + form(question(BACK, "everything")), null, null)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("error=invalid_scope", "state=");
        assertThat(location("", "identify")).contains("error=access_denied", "state=");
        String code = code(location(ada, "identify"));
        HttpResponse<String> stranger = token(Map.of(
                "client_id", client, "client_secret", "wrong", "grant_type", "authorization_code", "code", code));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(token(exchange(code)).statusCode()).isEqualTo(200);
        HttpResponse<String> again = token(exchange(code));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Json.parse(again.body()).path("error").asText()).isEqualTo("invalid_grant");
        HttpResponse<String> other =
                token(Map.of("client_id", client, "client_secret", "hush", "grant_type", "password"));
        assertThat(Json.parse(other.body()).path("error").asText()).isEqualTo("unsupported_grant_type");
    }
}
