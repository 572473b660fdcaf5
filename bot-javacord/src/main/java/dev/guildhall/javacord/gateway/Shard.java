package dev.guildhall.javacord.gateway;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketState;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.javacord.cache.GuildBook;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.javacord.api.entity.channel.Channel;
import org.javacord.api.util.concurrent.ThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard: logs in until it succeeds, watches the session, and answers from its cache of guilds. Thread-safe.
 */
public final class Shard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
    private static final long GOODBYE_MILLIS = 2_000;

    private final int number;
    private final GatewaySetup setup;
    private final GuildBook guilds = new GuildBook(InstantSource.system());
    private final Vitals vitals = new Vitals(System::nanoTime);
    private final SessionSigns signs = new SessionSigns(InstantSource.system());
    private final Watchdog watchdog;
    private final Delivery delivery;
    private final Thread login;
    private final CountDownLatch goodbye = new CountDownLatch(1);
    private volatile boolean hopeless;
    private volatile @Nullable ShardApi api;
    private volatile @Nullable ShardSocket socket;

    public Shard(int number, GatewaySetup setup) {
        this.number = number;
        this.setup = setup;
        this.watchdog = new Watchdog(number, System::nanoTime);
        this.delivery = new Delivery(setup.intake());
        this.login = Thread.ofVirtual().name("shard-" + number + "-login").unstarted(this::login);
    }

    /** Begins to log in, and returns. Once. */
    public void start() {
        login.start();
    }

    public ShardStatus status() {
        ShardApi current = api;
        long latency = current == null ? -1 : TimeUnit.NANOSECONDS.toMillis(current.getLatestGatewayLatencyNanos());
        return vitals.status(number, latency);
    }

    /** The guilds that this shard serves. */
    public GuildBook guilds() {
        return guilds;
    }

    /** Up to when its session has told everything of a guild that it serves; nothing before it proved anything. */
    public Optional<Instant> provenUntil(GuildId guild) {
        return guilds.since(guild).flatMap(signs::provenUntil);
    }

    /** What a member may do in a place, or in the guild where the place is not known; zero where the guild is not. */
    public long permissions(GuildId guild, Place place, Member member) {
        return Optional.ofNullable(api)
                .flatMap(current -> current.getServerById(guild.value()))
                .map(found -> GuildPermissions.of(found, place, member))
                .orElse(0L);
    }

    /** Cuts a dead connection. To be called about once a second. */
    public void check() {
        watchdog.check();
    }

    private void login() {
        new LoginLoop(number, () -> delivery.isOpen() && !hopeless, this::attempt).run();
        if (hopeless) {
            vitals.closed();
        }
    }

    /** @return whether a session began; Javacord keeps it up from then on */
    private boolean attempt() throws InterruptedException {
        vitals.waiting();
        signs.lost();
        PacketFilter filter = new PacketFilter(
                number, vitals, watchdog, signs, delivery, setup.responders(), guilds, this::guildOfChannel);
        ShardApi madeApi = new ShardApi(setup, number, new PacketReader(filter), vitals::connecting);
        api = madeApi;
        Connection connection = new Connection();
        Optional<ShardSocket> made = Optional.empty();
        boolean ready = false;
        try {
            ShardSocket madeSocket = new ShardSocket(madeApi, connection);
            made = Optional.of(madeSocket);
            madeApi.use(madeSocket);
            socket = madeSocket;
            ready = delivery.isOpen() && madeSocket.isReady().get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Javacord's login of shard " + number + " failed", failure);
        } finally {
            if (!ready) {
                connection.abandoned = true;
                made.ifPresent(ShardSocket::disconnect);
                dispose(madeApi);
            }
        }
        return ready;
    }

    private Optional<GuildId> guildOfChannel(ChannelId channel) {
        return Optional.ofNullable(api)
                .flatMap(current -> current.getChannelById(channel.value()))
                .flatMap(Channel::asServerChannel)
                .map(found -> new GuildId(found.getServer().getId()));
    }

    /** Ends the session; when it returns, the intake gets nothing more. Idempotent. */
    @Override
    public void close() {
        delivery.close();
        vitals.closed();
        login.interrupt();
        ShardSocket current = socket;
        ShardApi currentApi = api;
        if (current == null || currentApi == null) {
            return;
        }
        current.disconnect();
        WebSocket connection = current.getWebSocket();
        try {
            if (connection != null && connection.isOpen() && !goodbye.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
                connection.disconnect(1000, "", 0);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        dispose(currentApi);
        LOG.info("shard {} - closed, {} packets could not be read", number, vitals.unreadablePackets());
    }

    /** Javacord's own way waits for an event that is never dispatched here, and leaves what is scheduled to run. */
    private static void dispose(ShardApi api) {
        ThreadPool threads = api.getThreadPool();
        threads.getScheduler().shutdownNow();
        threads.getDaemonScheduler().shutdownNow();
        threads.removeAndShutdownSingleThreadExecutorService("Request Server Members Queue Consumer")
                .ifPresent(ExecutorService::shutdownNow);
        threads.removeAndShutdownSingleThreadExecutorService("Web Socket Frame Sender")
                .ifPresent(ExecutorService::shutdownNow);
        api.getHttpClient().dispatcher().executorService().shutdown();
        api.getHttpClient().connectionPool().evictAll();
        threads.getExecutorService().shutdown();
        threads.removeAndShutdownSingleThreadExecutorService("Handlers Processor");
        threads.removeAndShutdownSingleThreadExecutorService("Startup Servers Wait Thread");
    }

    /** What the connection tells. */
    private final class Connection implements ShardSocket.Observer {

        /** Its login failed: should it open yet, it is not to be a second session beside the next attempt's. */
        private volatile boolean abandoned;

        @Override
        public void changed(WebSocket changed, WebSocketState state) {
            watchdog.changed(changed, state);
        }

        @Override
        public boolean disconnected(Optional<Integer> code) {
            if (abandoned) {
                return false;
            }
            vitals.lost();
            signs.lost();
            if (!delivery.isOpen()) {
                return false;
            }
            LOG.info(
                    "shard {} - connection lost, close code {}",
                    number,
                    code.map(String::valueOf).orElse("none"));
            Optional<CloseCode> fatal = code.flatMap(CloseCode::fatal);
            fatal.ifPresent(reason -> {
                hopeless = true;
                setup.fatal().accept(reason.explanation());
            });
            return fatal.isEmpty();
        }

        @Override
        public boolean hasSession() {
            return vitals.hasSession();
        }

        @Override
        public void gone() {
            if (!delivery.isOpen()) {
                goodbye.countDown();
            }
        }

        @Override
        public boolean wantsPackets() {
            return delivery.isOpen() && !abandoned;
        }
    }
}
