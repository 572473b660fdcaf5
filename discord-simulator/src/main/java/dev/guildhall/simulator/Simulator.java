package dev.guildhall.simulator;

import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.control.ControlApi;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.gateway.GatewayOptions;
import dev.guildhall.simulator.gateway.GrantedIntents;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.oauth.Grants;
import dev.guildhall.simulator.oauth.OauthOptions;
import dev.guildhall.simulator.proxy.Certificate;
import dev.guildhall.simulator.proxy.ConnectProxy;
import dev.guildhall.simulator.rest.RestApi;
import dev.guildhall.simulator.rest.call.RestOptions;
import dev.guildhall.simulator.scenario.Scenarios;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.World;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Discord of its own on this machine.
 *
 * <p>Either {@link #start} one, which brings its own server; or {@link #create} one, {@link #mount} it on a server of
 * yours, and tell it with {@link #opened} when that server listens. The addresses are known from then on. Safe for use
 * by several threads once it is open.
 */
public final class Simulator implements AutoCloseable {
    /** Traffic may go on for ten minutes. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(Simulator.class);

    private final SimulatorOptions options;
    private final World world;
    private final Faults faults;
    private final Gateway gateway;
    private final RestApi rest;
    private final ControlApi control;
    private @Nullable Javalin own;
    private @Nullable Open open;
    private boolean closed;

    private record Open(int port, ConnectProxy proxy, Path folder) {
        Path trustStore() {
            return folder.resolve("trust-store.p12");
        }

        Path certificate() {
            return folder.resolve("certificate.pem");
        }
    }

    private Simulator(SimulatorOptions options) {
        this.options = options;
        this.faults = new Faults(options.seed());
        this.world =
                new World(Clock.systemUTC(), Scenario.bot(), options.messagesPerChannel(), options.attachmentBytes());
        Scenarios scenarios = new Scenarios(world);
        if (options.scenario() == null) {
            Scenario.furnish(world);
        } else {
            scenarios.load(options.scenario());
        }
        GatewayOptions gatewayOptions = new GatewayOptions(
                options::accepts,
                options.heartbeatInterval(),
                options.maxConcurrency(),
                options.identifyWindow(),
                options.sessionLifetime(),
                options.replayBound(),
                options.queueBound(),
                options.slowReader(),
                options.sessionStarts(),
                new GrantedIntents(options.grantedIntents()));
        this.gateway = new Gateway(world, faults, gatewayOptions, this::gatewayUrl);
        CommandStore commands = new CommandStore(world);
        Interactions interactions =
                new Interactions(world, gateway, options.interactionDeadline(), options.interactionTokenLifetime());
        Grants grants = new Grants(world.clock());
        OauthOptions oauth =
                new OauthOptions(world.bot().id().toString(), options.clientSecret(), options.redirectUris());
        RestOptions restOptions = new RestOptions(
                options::accepts,
                token -> grants.find(token).isPresent(),
                options.rateLimits(),
                options.recommendedShards());
        this.rest = new RestApi(
                world, faults, gateway, interactions, commands, restOptions, this::gatewayUrl, grants, oauth);
        this.control = new ControlApi(world, gateway, rest, interactions, commands, faults, scenarios);
    }

    /** A simulator that is to be mounted on a server of somebody else. */
    public static Simulator create(SimulatorOptions options) {
        return new Simulator(options);
    }

    /**
     * A simulator with a server of its own, which listens when this returns.
     *
     * @throws io.javalin.util.JavalinException when the port is in use
     */
    public static Simulator start(SimulatorOptions options) {
        Simulator simulator = new Simulator(options);
        Javalin server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            simulator.mount(config);
        });
        simulator.own(server);
        try {
            server.start(options.host(), options.port());
            simulator.opened(server.port());
        } catch (RuntimeException failed) {
            simulator.close();
            throw failed;
        }
        return simulator;
    }

    private synchronized void own(Javalin server) {
        own = server;
    }

    /** Adds all routes. The server should use virtual threads: some calls wait for the bot. */
    public void mount(JavalinConfig config) {
        // Jetty gives a request up that is not answered within half a minute, and its client waits for ever.
        config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(LONGEST_CALL.toMillis()));
        gateway.mount(config.routes, "/gateway");
        gateway.mount(config.routes, "/gateway/");
        rest.mount(config.routes);
        control.mount(config.routes);
        config.staticFiles.add(files -> {
            files.hostedPath = "/";
            files.directory = "/page";
            files.location = Location.CLASSPATH;
        });
    }

    /** Tells it the port on which the server that it was mounted on listens; starts the proxy. */
    public synchronized void opened(int port) {
        try {
            Path folder = Files.createTempDirectory("discord-simulator");
            folder.toFile().deleteOnExit();
            Certificate certificate = Certificate.create();
            open = new Open(port, ConnectProxy.start(certificate, options.host(), reachableHost(), port), folder);
            // A JVM deletes in reverse order, so that the folder is empty when its turn comes.
            open.trustStore().toFile().deleteOnExit();
            certificate.writeTrustStore(open.trustStore());
            open.certificate().toFile().deleteOnExit();
            certificate.writePem(open.certificate());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("no temporary folder for the trust store", unwritable);
        }
        world.base(baseUrl());
        log.info("simulator - listens on {}", baseUrl());
    }

    /** Such as {@code http://127.0.0.1:8080}. */
    public String baseUrl() {
        return "http://" + authority();
    }

    /** The base of REST calls. */
    public String restBase() {
        return baseUrl() + "/api/v10";
    }

    /** The address of the gateway. */
    public String gatewayUrl() {
        return "ws://" + authority() + "/gateway";
    }

    /** The port of the {@code CONNECT} proxy. */
    public int proxyPort() {
        return opened().proxy().port();
    }

    /** A PKCS12 file with the certificate that stands for Discord's; it is deleted on {@link #close()}, and when the JVM ends. */
    public Path trustStore() {
        return opened().trustStore();
    }

    /** The same certificate as PEM, for programs that are no JVM. */
    public Path certificate() {
        return opened().certificate();
    }

    public String trustStorePassword() {
        return Certificate.PASSWORD;
    }

    /** Everything that exists here. */
    public World world() {
        return world;
    }

    /** The gateway's sessions. */
    public Gateway gateway() {
        return gateway;
    }

    private String authority() {
        return reachableHost() + ":" + opened().port();
    }

    private String reachableHost() {
        return options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
    }

    private synchronized Open opened() {
        if (open == null) {
            throw new IllegalStateException("the simulator is not open yet: call opened(port) once its server listens");
        }
        return open;
    }

    /** Ends all connections and its own server; further calls do nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        gateway.close();
        control.close();
        if (own != null) {
            own.stop();
        }
        if (open != null) {
            try {
                open.proxy().close();
                Files.deleteIfExists(open.trustStore());
                Files.deleteIfExists(open.certificate());
                Files.deleteIfExists(open.folder());
            } catch (IOException remains) {
                log.warn("simulator - {} could not be cleared away", open.folder(), remains);
            }
        }
    }
}
