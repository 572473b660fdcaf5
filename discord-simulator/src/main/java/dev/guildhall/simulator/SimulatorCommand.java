package dev.guildhall.simulator;

import dev.guildhall.simulator.gateway.SlowReader;
import dev.guildhall.simulator.scenario.ScenarioException;
import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator as a program of its own; runs until it is interrupted. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Runs a local Discord to develop and test bots against.",
        footer = {
            "",
            "Exit codes: 1 if it cannot start, such as without its port, 2 if the options or the scenario are wrong."
        })
public final class SimulatorCommand implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8080", description = "Port, 0 for a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--shards", defaultValue = "4", description = "Shards to recommend (${DEFAULT-VALUE}).")
    private int shards;

    @Option(
            names = "--max-concurrency",
            defaultValue = "1",
            description = "Shards that may identify within 5 s (${DEFAULT-VALUE}).")
    private int maxConcurrency;

    @Option(names = "--no-rate-limits", description = "Switches the REST rate limits off.")
    private boolean noRateLimits;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Determines which occasions are struck by faults that have a chance (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--hold-back", description = "Lets whoever writes wait for a bot that reads slowly.")
    private boolean holdBack;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Servers and people to begin with, in place of the sample ones.")
    private @org.jspecify.annotations.Nullable Path scenario;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            description = "Registers an address to which OAuth2 may send people (every one on this machine).")
    private List<String> redirectUris = List.of();

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs it; exit code 2 for wrong options, 1 when it cannot start. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatorCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Simulator simulator;
        try {
            simulator = Simulator.start(options());
        } catch (IllegalArgumentException | ScenarioException wrong) {
            return failed(2, String.valueOf(wrong.getMessage()));
        } catch (JavalinBindException busy) {
            return failed(
                    1,
                    "port " + port + " on " + host
                            + " cannot be used: choose another with --port, or end the program that holds it");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator shutdown"));
        if (spec != null) {
            describe(simulator, spec.commandLine().getOut());
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private SimulatorOptions options() {
        return SimulatorOptions.defaults()
                .with()
                .host(host)
                .port(port)
                .recommendedShards(shards)
                .maxConcurrency(maxConcurrency)
                .rateLimits(!noRateLimits)
                .scenario(scenario)
                .redirectUris(redirectUris)
                .seed(seed)
                .slowReader(holdBack ? SlowReader.HELD_BACK : SlowReader.DROPPED)
                .build();
    }

    private int failed(int code, String sentence) {
        if (spec != null) {
            spec.commandLine().getErr().println("simulator: " + sentence);
            spec.commandLine().getErr().flush();
        }
        return code;
    }

    private static void describe(Simulator simulator, PrintWriter out) {
        out.println("ready: " + simulator.baseUrl());
        out.println();
        out.println("A bot whose address of Discord can be set (any token will do):");
        out.println("  REST     " + simulator.restBase());
        out.println("  gateway  " + simulator.gatewayUrl());
        out.println("A bot on the JVM whose address of Discord is compiled in:");
        out.println("  java -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + simulator.proxyPort()
                + " -Djavax.net.ssl.trustStore=" + simulator.trustStore() + " -Djavax.net.ssl.trustStorePassword="
                + simulator.trustStorePassword() + " …");
        out.println("Another one whose address is compiled in: HTTPS_PROXY=http://127.0.0.1:" + simulator.proxyPort()
                + " and NODE_EXTRA_CA_CERTS or SSL_CERT_FILE=" + simulator.certificate());
        out.flush();
    }
}
