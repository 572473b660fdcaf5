package dev.guildhall.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class WiretapTest {
    private final List<ObjectNode> told = new ArrayList<>();
    private final Wiretap wiretap = new Wiretap();

    private void listen(boolean listens) {
        wiretap.attach(new Wiretap.Ear() {
            @Override
            public boolean listens() {
                return listens;
            }

            @Override
            public void hear(Supplier<ObjectNode> event) {
                told.add(event.get());
            }
        });
    }

    @Test
    void tokensOfFramesAreMasked() {
        listen(true);
        String identify = "{\"op\":2,\"d\":{\"token\":\"secret\",\"nested\":[{\"token\":\"secret\"}]}}";
        wiretap.frame(false, null, () -> identify.getBytes(StandardCharsets.UTF_8));
        assertThat(told.getFirst().path("op").asInt()).isEqualTo(2);
        assertThat(told.getFirst().path("bytes").asInt()).isEqualTo(identify.length());
        assertThat(told.getFirst().path("text").asText()).contains("•••").doesNotContain("secret");
    }

    @Test
    void tokensOfPathsAreMasked() {
        listen(true);
        wiretap.call("POST", "/interactions/1/secret/callback", 204, 1250);
        wiretap.call("GET", "/api/v10/webhooks/1/secret", 404, 0);
        wiretap.call("GET", "/channels/1/webhooks", 200, 0);
        assertThat(told.getFirst().path("path").asText()).isEqualTo("/interactions/1/•••/callback");
        assertThat(told.get(1).path("path").asText()).isEqualTo("/api/v10/webhooks/1/•••");
        assertThat(told.get(2).path("path").asText()).isEqualTo("/channels/1/webhooks");
        assertThat(told.getFirst().path("millis").asDouble()).isEqualTo(1.2);
    }

    @Test
    void longFramesAreCut() {
        listen(true);
        wiretap.frame(
                true, 0, () -> ("{\"op\":0,\"d\":\"" + "x".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(told.getFirst().path("text").asText()).hasSize(16_384);
        assertThat(told.getFirst().path("cut").asBoolean()).isTrue();
    }

    @Test
    void nothingIsMadeWhileNobodyListens() {
        Supplier<byte[]> mustNotBeAsked = () -> {
            throw new AssertionError("asked for a payload");
        };
        wiretap.frame(true, 0, mustNotBeAsked);
        listen(false);
        wiretap.frame(true, 0, mustNotBeAsked);
        wiretap.call("GET", "/users/@me", 200, 1);
        assertThat(told).isEmpty();
    }
}
