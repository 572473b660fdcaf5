package dev.guildhall.runner.supervisor;

import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.javacord.JavacordConnector;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import io.javalin.config.JavalinConfig;
import java.net.URI;

/** The simulator, in this process, on the operator's HTTP server. */
final class SimulatedDiscord implements DiscordSource {

    private final Simulator simulator;

    SimulatedDiscord(String host) {
        // As a large bot: sixteen shards may log in at once, so that nobody waits for a start.
        this.simulator = Simulator.create(
                SimulatorOptions.defaults().with().host(host).maxConcurrency(16).build());
    }

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public void mount(JavalinConfig server) {
        simulator.mount(server);
    }

    @Override
    public void opened(int port) {
        simulator.opened(port);
    }

    @Override
    public String token() {
        return "simulator.needs.none";
    }

    @Override
    public URI restBase() {
        return URI.create(simulator.restBase());
    }

    @Override
    public GatewayInfo gatewayInfo() {
        return JavacordConnector.fetchGatewayInfo(restBase(), token());
    }

    @Override
    public String invitation(String url) {
        return "no DISCORD_TOKEN is set, so this is a simulated Discord: chat with the bot at " + url;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
