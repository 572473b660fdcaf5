package dev.guildhall.testkit;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.discord.DiscordConnection;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.ShardStatus;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Discord in memory with one shard and the {@link SampleGuild}: it keeps what the bot sends, and sends a nonce only once.
 * It outlives the host that is connected to it. Thread-safe.
 */
final class FakeDiscord {

    private final TestClock clock;
    private final Snowflakes snowflakes;
    private final List<SentMessage> sent = new ArrayList<>();
    private final List<String> nonces = new ArrayList<>();
    private final AtomicInteger failingSends = new AtomicInteger();
    private final Conversations conversations;
    private List<DeclaredCommand> commands = List.of();
    private volatile @Nullable Intake intake;

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

    void failNextSends(int count) {
        failingSends.set(count);
    }

    synchronized List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    synchronized List<Command> commands() {
        return commands.stream().map(DeclaredCommand::command).toList();
    }

    Optional<SentMessage> answerTo(MessageId message) {
        return sent().stream()
                .filter(each -> each.answersTo().equals(Optional.of(message)))
                .findFirst();
    }

    private synchronized MessageId send(ChannelId channel, OutgoingMessage message) {
        if (failingSends.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new DiscordException("the fake Discord fails on purpose", true, 0);
        }
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
        public boolean registerCommands(List<DeclaredCommand> declared) {
            return register(declared);
        }

        @Override
        public long permissions(GuildId guild, ChannelId channel, Member member) {
            return guild.equals(SampleGuild.ID) ? SampleGuild.permissions(member) : 0;
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
