package dev.guildhall.runner.doctor;

import dev.guildhall.javacord.DiscordAccount;
import dev.guildhall.javacord.DiscordAccount.Identity;
import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.javacord.Membership;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.http.RunClient;
import dev.guildhall.runner.supervisor.FolderState;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The Discord of the installation: the real one, or the simulator of the run. What was asked once is remembered. Thread-safe; calls
 * block.
 */
final class DiscordVisit implements AutoCloseable {

    /** Any is good there. */
    private static final String SIMULATOR_TOKEN = "simulator.needs.none";

    private final Way way;
    private @Nullable Ping ping;
    private @Nullable DiscordAccount account;
    private @Nullable Identity identity;
    private @Nullable GatewayInfo gateway;
    private @Nullable List<Membership> memberships;

    /** Where it is. */
    sealed interface Way {

        /** There is none to look at, for a good reason. */
        record Nowhere(String reason) implements Way {}

        /** There is one, and this process has no token for it. */
        record Unknown(String reason, String remedy) implements Way {}

        /** @param simulated whether it is the simulator of the run */
        record At(URI base, String token, boolean simulated) implements Way {

            @Override
            public String toString() {
                return "At[" + base + "]";
            }
        }
    }

    private DiscordVisit(Way way) {
        this.way = way;
    }

    static DiscordVisit of(Configuration configuration, FolderState state) throws InterruptedException {
        if (configuration.token().isPresent()) {
            return new DiscordVisit(new Way.At(
                    configuration.discordApi(), configuration.token().get().secret(), false));
        }
        if (state instanceof FolderState.Held(var _, var url) && url.isPresent()) {
            return new DiscordVisit(ofRun(url.get()));
        }
        return new DiscordVisit(new Way.Nowhere("no DISCORD_TOKEN is set, so a run starts the simulator"));
    }

    private static Way ofRun(String url) throws InterruptedException {
        try (RunClient client = new RunClient(url)) {
            return client.status().discord().equals("simulator")
                    ? new Way.At(URI.create(url + "/api/v10"), SIMULATOR_TOKEN, true)
                    : new Way.Unknown(
                            "the run is connected to Discord, and no DISCORD_TOKEN is set here",
                            "call doctor where the run has its settings: the same environment or the same .env");
        } catch (IOException silent) {
            return new Way.Nowhere("the run does not answer");
        }
    }

    Way way() {
        return way;
    }

    /** Empty where there is no Discord to ask. */
    synchronized Optional<Ping> ping() {
        if (ping == null && way instanceof Way.At(URI base, String token, boolean _)) {
            ping = Ping.of(base, token);
        }
        return Optional.ofNullable(ping);
    }

    /** Empty where there is none, or it does not take the token. */
    synchronized Optional<DiscordAccount> account() {
        boolean accepted = ping().filter(
                        each -> each instanceof Ping.Answered answer && answer.status() == HttpURLConnection.HTTP_OK)
                .isPresent();
        if (account == null && accepted && way instanceof Way.At(URI base, String token, boolean _)) {
            account = new DiscordAccount(base, token);
        }
        return Optional.ofNullable(account);
    }

    synchronized Optional<Identity> identity() {
        if (identity == null) {
            identity = account().map(DiscordAccount::identity).orElse(null);
        }
        return Optional.ofNullable(identity);
    }

    synchronized Optional<GatewayInfo> gateway() {
        if (gateway == null) {
            gateway = account().map(DiscordAccount::gateway).orElse(null);
        }
        return Optional.ofNullable(gateway);
    }

    /** As far as it is known by now, without asking. */
    synchronized OptionalInt recommendedShards() {
        return gateway == null ? OptionalInt.empty() : OptionalInt.of(gateway.shards());
    }

    synchronized Optional<List<Membership>> memberships(IntConsumer progress) {
        if (memberships == null) {
            memberships = account().map(each -> each.memberships(progress)).orElse(null);
        }
        return Optional.ofNullable(memberships);
    }

    @Override
    public void close() {
        // Without the lock: it breaks off what holds it.
        DiscordAccount opened = account;
        if (opened != null) {
            opened.close();
        }
    }
}
