package dev.guildhall.javacord;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.javacord.gateway.GatewaySetup;
import dev.guildhall.javacord.gateway.Shard;
import dev.guildhall.javacord.guild.BackgroundPace;
import dev.guildhall.javacord.guild.Cdn;
import dev.guildhall.javacord.guild.CdnDownloads;
import dev.guildhall.javacord.guild.JavacordGuilds;
import dev.guildhall.javacord.guild.Members;
import dev.guildhall.javacord.guild.People;
import dev.guildhall.javacord.guild.RestGuildLookup;
import dev.guildhall.javacord.guild.RestHistory;
import dev.guildhall.javacord.rest.Application;
import dev.guildhall.javacord.rest.Interaction;
import dev.guildhall.javacord.rest.Messages;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.javacord.core.util.gateway.DiscordWebSocketAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shards of one process, and what it sends. Thread-safe. */
final class JavacordConnection implements DiscordConnection {

    private static final Logger LOG = LoggerFactory.getLogger(JavacordConnection.class);
    private static final String TOKEN_REFUSED =
            "Discord does not accept the bot's token (401). Take a new one from the developer portal (your application, Bot, "
                    + "Reset Token) and set DISCORD_TOKEN to it.";

    private final ConnectionOptions options;
    private final Consumer<String> fatal;
    private final RestClient rest;
    private final Application application;
    private final Messages messages;
    private final People people;
    private final ShardCache cache;
    private final Guilds guilds;
    private final History history;
    private final CdnDownloads downloads;
    private final GuildLookup lookup;
    private final List<Shard> shards;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean doomed = new AtomicBoolean();
    private final AtomicBoolean disconnected = new AtomicBoolean();
    private volatile Set<Privilege> lacking = Set.of();
    private volatile Set<Privilege> privileges = Set.of();
    private final Thread start;
    private final Thread watch;

    JavacordConnection(ConnectionOptions options, Permits permits, Consumer<String> fatal, Intake intake) {
        this.options = options;
        this.fatal = fatal;
        this.rest = new RestClient(options.restBase(), options.token(), permits, () -> doom(TOKEN_REFUSED));
        this.application = new Application(rest);
        this.messages = new Messages(rest);
        Members members = new Members(rest);
        this.people = new People(rest, members);
        GatewaySetup setup = new GatewaySetup(
                options.token(),
                options.restBase(),
                options.totalShards(),
                permits,
                permits,
                intake,
                (interaction, of, token) -> new Interaction(rest, interaction, of, token),
                this::doom,
                () -> privileges);
        this.shards = IntStream.rangeClosed(options.firstShard(), options.lastShard())
                .mapToObj(number -> new Shard(number, setup))
                .toList();
        this.cache = new ShardCache(options, shards);
        this.guilds = new JavacordGuilds(cache, members);
        this.history = new RestHistory(
                rest,
                cache,
                BackgroundPace.ofShards(options.lastShard() - options.firstShard() + 1, options.totalShards()));
        this.downloads = new CdnDownloads(Cdn.of(options.restBase()), members);
        this.lookup = new RestGuildLookup(rest);
        this.start = Thread.ofVirtual().name("discord-start").unstarted(this::startShards);
        this.watch = Thread.ofVirtual().name("discord-watchdog").unstarted(rounds());
    }

    @Override
    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("this connection was started before: make a new one");
        }
        start.start();
        watch.start();
    }

    private WatchRounds rounds() {
        List<Runnable> checks =
                shards.stream().<Runnable>map(shard -> shard::check).toList();
        return new WatchRounds(checks, Duration.ofSeconds(1), () -> !disconnected.get());
    }

    private void startShards() {
        long delay = 500;
        try {
            while (!disconnected.get() && !doomed.get()) {
                if (discordIsThere(delay)) {
                    shards.forEach(Shard::start);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(delay);
                delay = Math.min(30_000, delay * 2);
            }
        } catch (InterruptedException disconnecting) {
            LOG.debug("start - broken off");
        }
    }

    private boolean discordIsThere(long delay) {
        try {
            // Told here, Javacord does not ask for it with a client of its own.
            DiscordWebSocketAdapter.setGateway(application.gateway().toString());
            granted(application.privileges());
            LOG.info("application {} - logs in with {}", application.id(), options);
            return true;
        } catch (DiscordException failure) {
            if (!doomed.get() && !disconnected.get()) {
                LOG.warn("Discord is not there yet, asks again in {} ms: {}", delay, failure.getMessage());
            }
        } catch (Throwable failure) {
            // Errors too: nobody else would ever start the shards.
            LOG.error("the start broke down, tried again in {} ms", delay, failure);
        }
        return false;
    }

    private void granted(Set<Privilege> granted) {
        Set<Privilege> used = EnumSet.noneOf(Privilege.class);
        Set<Privilege> missing = EnumSet.noneOf(Privilege.class);
        options.wished().forEach(wish -> (granted.contains(wish) ? used : missing).add(wish));
        for (Privilege each : missing) {
            LOG.warn(
                    "Discord has not granted \"{}\": {}. In the developer portal open your application, Bot, Privileged "
                            + "Gateway Intents, switch it on and start again; or leave {} out of GUILDHALL_INTENTS",
                    each.title(),
                    each.without(),
                    each.key());
        }
        lacking = Set.copyOf(missing);
        privileges = Set.copyOf(used);
    }

    private void doom(String reason) {
        if (doomed.compareAndSet(false, true)) {
            // Not on a thread of the gateway, which the process may wait for as it ends.
            Thread.ofVirtual().name("discord-fatal").start(() -> fatal.accept(reason));
        }
    }

    @Override
    public MessageId send(ChannelId channel, OutgoingMessage message) {
        return messages.send(channel, message);
    }

    @Override
    public ChannelId directChannel(UserId person) {
        return people.directChannel(person);
    }

    @Override
    public void assignRole(GuildId guild, UserId member, RoleId role, boolean has, String reason) {
        people.assignRole(guild, member, role, has, reason);
    }

    @Override
    public Set<Privilege> lacking() {
        return lacking;
    }

    @Override
    public Guilds guilds() {
        return guilds;
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Downloads downloads() {
        return downloads;
    }

    @Override
    public GuildLookup lookup() {
        return lookup;
    }

    @Override
    public Witness witness() {
        return cache;
    }

    @Override
    public boolean registerCommands(GuildId guild, List<DeclaredCommand> commands) {
        return application.register(guild, commands);
    }

    @Override
    public boolean registerCommands(List<DeclaredCommand> commands) {
        return application.register(commands);
    }

    @Override
    public long permissions(GuildId guild, ChannelId channel, Member member) {
        return cache.permissions(guild, cache.place(guild, channel), member);
    }

    @Override
    public List<ShardStatus> shards() {
        return shards.stream().map(Shard::status).toList();
    }

    @Override
    public void disconnect() {
        if (!disconnected.compareAndSet(false, true)) {
            return;
        }
        start.interrupt();
        watch.interrupt();
        List<Thread> closing = shards.stream()
                .map(shard -> Thread.ofVirtual().name("shard-close").start(shard::close))
                .toList();
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        disconnect();
        rest.close();
        downloads.close();
    }
}
