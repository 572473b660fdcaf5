package dev.guildhall.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.Control;
import dev.guildhall.simulator.GatewayClient;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.Until;
import dev.guildhall.simulator.world.Json;
import org.junit.jupiter.api.Test;

/** What a session at rest keeps in little memory it still has in full. */
final class RestingSessionIT {
    @Test
    void packedGuildsAreReplayedAsTheyWere() {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults());
                Control control = new Control(simulator.baseUrl());
                GatewayClient first = new GatewayClient(simulator, "");
                GatewayClient second = new GatewayClient(simulator, "")) {
            control.post("/_sim/guilds", Json.object().put("count", 5).put("channels", 20));
            first.identify(0, 1, GatewayClient.ALL_MESSAGES, "");
            Until.isTrue("all guilds", () -> first.events("GUILD_CREATE").size() == 7);
            String session = first.event("READY").path("d").path("session_id").asText();
            simulator.gateway().keepHouse();
            control.post("/_sim/faults", control.fault("drop"));
            second.resume(session, 1).event("RESUMED");
            assertThat(second.events("GUILD_CREATE")).isEqualTo(first.events("GUILD_CREATE"));
        }
    }
}
