package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bot changes about itself. */
final class AccountIT {
    private static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void nameAndAvatarAreChangedAndToldToEveryGuild() throws IOException, InterruptedException {
        JsonNode changed = scene.ok("PATCH", "/users/@me", "{'username':'Innkeeper','avatar':'" + PICTURE + "'}");
        assertThat(changed.path("username").asText()).isEqualTo("Innkeeper");
        String hash = changed.path("avatar").asText();
        assertThat(scene.event("USER_UPDATE").path("avatar").asText()).isEqualTo(hash);
        assertThat(scene.event("GUILD_MEMBER_UPDATE", 2).at("/user/username").asText())
                .isEqualTo("Innkeeper");
        assertThat(scene.ok(
                                "GET",
                                scene.guild() + "/members/" + changed.path("id").asText())
                        .at("/user/avatar")
                        .asText())
                .isEqualTo(hash);
        URI picture = URI.create(
                scene.simulator.baseUrl() + "/cdn/avatars/" + changed.path("id").asText() + "/" + hash + ".png");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    http.send(HttpRequest.newBuilder(picture).build(), BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(response.body()).hasSize(8);
        }
        assertThat(scene.ok("PATCH", "/users/@me", "{'avatar':null}")
                        .path("avatar")
                        .isNull())
                .isTrue();
    }

    @Test
    void thirdNameWithinAnHourIsRefused() {
        scene.ok("PATCH", "/users/@me", "{'username':'One'}");
        scene.ok("PATCH", "/users/@me", "{'username':'Two'}");
        assertThat(scene.refused(50035, "PATCH", "/users/@me", "{'username':'Three'}")
                        .at("/errors/username/_errors/0/code")
                        .asText())
                .isEqualTo("USERNAME_RATE_LIMIT");
    }

    @Test
    void badNamesAndPicturesAreRefusedByTheirPath() {
        JsonNode errors = scene.refused(50035, "PATCH", "/users/@me", "{'username':'x','avatar':'nonsense'}")
                .path("errors");
        assertThat(errors.path("username").isMissingNode()).isFalse();
        assertThat(errors.at("/avatar/_errors/0/code").asText()).isEqualTo("IMAGE_INVALID");
    }

    @Test
    void applicationKeepsWhatIsWrittenAboutIt() {
        JsonNode changed = scene.ok(
                "PATCH", "/applications/@me", "{'description':'Levels','tags':['xp','fun'],'icon':'" + PICTURE + "'}");
        assertThat(changed.path("description").asText()).isEqualTo("Levels");
        JsonNode read = scene.ok("GET", "/applications/@me");
        assertThat(read.path("tags")).hasSize(2);
        assertThat(read.path("icon").asText()).isNotEmpty();
        assertThat(read.path("id")).isEqualTo(scene.ok("GET", "/users/@me").path("id"));
        JsonNode errors = scene.refused(
                        50035,
                        "PATCH",
                        "/applications/@me",
                        "{'tags':['a','b','c','d','e','f'],'flags':1,'interactions_endpoint_url':'https://x.example'}")
                .path("errors");
        assertThat(errors.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("tags", "flags", "interactions_endpoint_url");
    }

    @Test
    void flagOfAPrivilegedIntentGrantsIt() {
        scene.ok("PATCH", "/applications/@me", "{'flags':0}");
        try (GatewayClient client = new GatewayClient(scene.simulator, "")) {
            client.send("{\"op\":2,\"d\":{\"token\":\"secret\",\"intents\":32768,\"shard\":[0,1]}}");
            assertThat(client.closeCode()).isEqualTo(4014);
        }
        scene.ok("PATCH", "/applications/@me", "{'flags':" + (1 << 19) + "}");
        assertThat(scene.ok("GET", "/applications/@me").path("flags").asInt()).isEqualTo(1 << 19);
    }
}
