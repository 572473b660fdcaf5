package dev.guildhall.testkit;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.Privilege;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.guild.Witness;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Discord in memory with one shard and the {@link SampleGuild}: it keeps what the bot does, and sends a nonce only once.
 * It outlives the host that is connected to it. Thread-safe.
 */
final class FakeDiscord {

    private static final int UNKNOWN_MEMBER = 10007;
    private static final int UNKNOWN_ROLE = 10011;
    private static final int MISSING_PERMISSIONS = 50013;

    private final TestClock clock;
    private final Snowflakes snowflakes;
    private final List<SentMessage> sent = new ArrayList<>();
    private final List<String> nonces = new ArrayList<>();
    private final Failures failures = new Failures();
    private final FakeGuild guild = new FakeGuild();
    private final FakeServices services = new FakeServices(guild, failures);
    private final Conversations conversations;
    private List<DeclaredCommand> commands = List.of();
    private List<DeclaredCommand> ownCommands = List.of();
    private int ownWrites;
    private volatile @Nullable Intake intake;
    private volatile @Nullable Instant lost;

    FakeDiscord(TestClock clock, Snowflakes snowflakes, Conversations conversations) {
        this.conversations = conversations;
        this.clock = clock;
        this.snowflakes = snowflakes;
    }

    DiscordConnection connect(Intake target) {
        return new Connection(target);
    }

    /** Where events and commands go in. */
    Intake intake() {
        Intake connected = intake;
        if (connected == null) {
            throw new IllegalStateException("no host is connected");
        }
        return connected;
    }

    FakeGuild guild() {
        return guild;
    }

    Failures failures() {
        return failures;
    }

    /** Something happens; nobody is told while the session is lost. */
    void happen(Event event) {
        guild.happened(event);
        if (lost == null) {
            intake().event(event);
        }
    }

    /** From now on the host that is connected is told nothing. */
    void loseSession() {
        lost = clock.now();
    }

    private Optional<Instant> provenUntil(GuildId of) {
        Instant since = lost;
        return of.equals(SampleGuild.ID) ? Optional.of(since == null ? clock.now() : since) : Optional.empty();
    }

    synchronized List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    synchronized List<Command> commands() {
        return commands.stream().map(DeclaredCommand::command).toList();
    }

    /** Somebody else writes both lists. */
    synchronized void loseCommands() {
        commands = List.of();
        ownCommands = List.of();
    }

    /** Those of the guild, beside the global ones. */
    synchronized List<Command> ownCommands() {
        return ownCommands.stream().map(DeclaredCommand::command).toList();
    }

    /** How often they were written. */
    synchronized int ownWrites() {
        return ownWrites;
    }

    Optional<SentMessage> answerTo(MessageId message) {
        return sent().stream()
                .filter(each -> each.answersTo().equals(Optional.of(message)))
                .findFirst();
    }

    private synchronized MessageId send(ChannelId channel, OutgoingMessage message) {
        failures.mayFail();
        String nonce = message.nonce().orElse("");
        int known = nonce.isEmpty() ? -1 : nonces.indexOf(nonce);
        if (known >= 0) {
            return sent.get(known).id();
        }
        MessageId id = snowflakes.message(clock.now());
        sent.add(new SentMessage(id, channel, message.signed().body(), message.answersTo()));
        conversations.note(message.signed());
        nonces.add(nonce);
        return id;
    }

    private void assignRole(UserId user, RoleId role, boolean has) {
        failures.mayFail();
        Member member = guild.member(user).orElseThrow(() -> refusal("Unknown Member", UNKNOWN_MEMBER));
        Role known = SampleGuild.guild().role(role).orElseThrow(() -> refusal("Unknown Role", UNKNOWN_ROLE));
        if (known.managed() || known.position() >= SampleGuild.guild().power()) {
            throw refusal("Missing Permissions", MISSING_PERMISSIONS);
        }
        Member after = guild.assign(member, role, has);
        Intake connected = intake;
        if (connected != null && lost == null && !after.equals(member)) {
            connected.event(new MemberChanged(SampleGuild.ID, after, clock.now()));
        }
    }

    private static DiscordException refusal(String message, int code) {
        return new DiscordException("refused: Discord answered " + message, false, code);
    }

    private synchronized boolean registerOwn(List<DeclaredCommand> declared) {
        failures.mayFail();
        boolean changed = !declared.equals(ownCommands);
        ownCommands = List.copyOf(declared);
        ownWrites += changed ? 1 : 0;
        return changed;
    }

    private synchronized boolean register(List<DeclaredCommand> declared) {
        boolean changed = !declared.equals(commands);
        commands = List.copyOf(declared);
        return changed;
    }

    /** One host's connection. */
    private final class Connection implements DiscordConnection {

        private final Intake target;

        Connection(Intake target) {
            this.target = target;
        }

        @Override
        public void start() {
            intake = target;
            lost = null;
            target.event(guild.available(clock.now()));
        }

        @Override
        public List<ShardStatus> shards() {
            boolean connected = target.equals(intake);
            return List.of(new ShardStatus(
                    0, connected ? ShardStatus.State.READY : ShardStatus.State.CLOSED, connected ? 1 : 0, 1, 0, 1));
        }

        @Override
        public MessageId send(ChannelId channel, OutgoingMessage message) {
            return FakeDiscord.this.send(channel, message);
        }

        @Override
        public ChannelId directChannel(UserId person) {
            return SampleGuild.directChannel(person);
        }

        @Override
        public void assignRole(GuildId of, UserId member, RoleId role, boolean has, String reason) {
            FakeDiscord.this.assignRole(member, role, has);
        }

        @Override
        public Set<Privilege> lacking() {
            return Set.of();
        }

        @Override
        public Guilds guilds() {
            return services;
        }

        @Override
        public History history() {
            return services;
        }

        @Override
        public Downloads downloads() {
            return services;
        }

        @Override
        public GuildLookup lookup() {
            return services;
        }

        @Override
        public Witness witness() {
            return FakeDiscord.this::provenUntil;
        }

        @Override
        public boolean registerCommands(GuildId of, List<DeclaredCommand> declared) {
            return registerOwn(declared);
        }

        @Override
        public boolean registerCommands(List<DeclaredCommand> declared) {
            return register(declared);
        }

        @Override
        public long permissions(GuildId of, ChannelId channel, Member member) {
            return of.equals(SampleGuild.ID) ? SampleGuild.permissions(member) : 0;
        }

        @Override
        public void disconnect() {
            intake = null;
        }

        @Override
        public void close() {
            disconnect();
        }
    }
}
