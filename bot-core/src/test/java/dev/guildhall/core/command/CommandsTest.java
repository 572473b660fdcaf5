package dev.guildhall.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.core.guild.NoDiscord;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.core.interaction.HandlerRunner;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.command.Cooldown;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static final GuildId GUILD = new GuildId(1);
    private static final ChannelId HERE = new ChannelId(2);
    private static final ChannelId ELSEWHERE = new ChannelId(4);
    private static final Member ADA = new Member(new UserId(3), "Ada", false, List.of());
    private static final Member BEN = new Member(new UserId(5), "Ben", false, List.of());

    private static final GuildSettings DEFAULTS = new GuildSettings() {
        @Override
        public <T> T get(SettingKey<T> key) {
            return key.defaultValue();
        }
    };

    private final BlockingQueue<SignedResponse> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> acknowledgements = new LinkedBlockingQueue<>();
    private final Responder responder = new Responder() {
        @Override
        public void acknowledge(boolean onlyForCaller) {
            acknowledgements.add(onlyForCaller ? "for the caller" : "for all");
        }

        @Override
        public void answer(SignedResponse response) {
            answers.add(response);
        }
    };

    private String use(Command command, Duration acknowledgeAfter, Duration patience, long permissions)
            throws InterruptedException {
        return use(slash(command, acknowledgeAfter, patience), command.name(), permissions, NOON);
    }

    private static SlashCommands slash(Command command, Duration acknowledgeAfter, Duration patience) {
        CommandIndex index = new CommandIndex();
        index.add("test", command);
        TextCatalogue texts = new TextCatalogue();
        texts.add("test", TextFiles.of("test", CommandsTest.class));
        texts.add(TextCatalogue.OWN, TextFiles.of(TextCatalogue.OWN, CommandsTest.class));
        HandlerRunner runner = new HandlerRunner(acknowledgeAfter, patience);
        return new SlashCommands(
                index,
                new CommandDesk(
                        runner,
                        new ActionSigner(() -> new byte[32]),
                        texts,
                        new GuildLanguage(guild -> DEFAULTS, NoDiscord::new),
                        guild -> DEFAULTS,
                        new Access(guild -> DEFAULTS, NoDiscord::new)),
                guild -> {});
    }

    private String use(SlashCommands commands, String path, long permissions, Instant time)
            throws InterruptedException {
        return use(commands, path, new Origin(Place.of(HERE), ADA, permissions, Locale.US, time), GUILD);
    }

    private String use(SlashCommands commands, String path, Origin origin, GuildId guild) throws InterruptedException {
        commands.accept(new IncomingCommand(guild, origin, path, Map.of(), responder));
        SignedResponse response = answers.poll(20, TimeUnit.SECONDS);
        assertThat(response).as("an answer to " + path).isInstanceOf(SignedResponse.Message.class);
        return ((SignedResponse.Message) response).body().body().text();
    }

    private static Command command(CommandHandler handler) {
        return Command.of("try", "Tries", handler);
    }

    @Test
    void aQuickHandlerIsAnsweredWithoutAcknowledgement() throws InterruptedException {
        assertThat(use(command(call -> Reply.text("hello")), Duration.ofSeconds(10), Duration.ofSeconds(20), 0))
                .isEqualTo("hello");
        assertThat(acknowledgements).isEmpty();
    }

    @Test
    void aSlowHandlerIsAcknowledgedAndThenAnswered() throws InterruptedException {
        CountDownLatch acknowledged = new CountDownLatch(1);
        Command slow = command(call -> {
            while (acknowledgements.isEmpty()) {
                Thread.onSpinWait();
            }
            acknowledged.countDown();
            return Reply.text("at last");
        });

        assertThat(use(slow, Duration.ofMillis(5), Duration.ofSeconds(20), 0)).isEqualTo("at last");
        assertThat(acknowledgements).containsExactly("for all");
        assertThat(acknowledged.getCount()).isZero();
    }

    @Test
    void aHandlerThatNeverEndsIsStoppedWithAnId() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Command endless = command(call -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted.countDown();
            }
            return Reply.text("too late");
        });

        assertThat(use(endless, Duration.ofMillis(5), Duration.ofMillis(50), 0))
                .contains("took too long")
                .containsPattern("error [0-9A-Z]{6}");
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aHandlerThatThrowsIsAnsweredWithAnIdAndWithoutDetails() throws InterruptedException {
        Command broken = command(call -> {
            throw new IllegalStateException("the secret detail");
        });

        assertThat(use(broken, Duration.ofSeconds(10), Duration.ofSeconds(20), 0))
                .contains("Something went wrong in `try`")
                .containsPattern("code [0-9A-Z]{6}")
                .doesNotContain("secret");
    }

    @Test
    void anOutageIsNamedAsSuch() throws InterruptedException {
        Command withoutDatabase = command(call -> {
            throw new DatabaseUnavailableException("away", new IllegalStateException());
        });

        assertThat(use(withoutDatabase, Duration.ofSeconds(10), Duration.ofSeconds(20), 0))
                .contains("cannot reach my database");
    }

    @Test
    void aMissingPermissionIsNamed() throws InterruptedException {
        Command guarded = command(call -> Reply.text("hello")).requiring(Permission.MANAGE_GUILD);

        assertThat(use(guarded, Duration.ofSeconds(10), Duration.ofSeconds(20), 0))
                .contains("**Manage Server**");
        assertThat(use(guarded, Duration.ofSeconds(10), Duration.ofSeconds(20), Permission.MANAGE_GUILD.bit()))
                .isEqualTo("hello");
        assertThat(use(guarded, Duration.ofSeconds(10), Duration.ofSeconds(20), Permission.ADMINISTRATOR.bit()))
                .isEqualTo("hello");
    }

    @Test
    void aGroupsPermissionHoldsForItsSubcommands() throws InterruptedException {
        Command group = Command.group("group", "Groups", command(call -> Reply.text("hello")))
                .requiring(Permission.MANAGE_GUILD);

        assertThat(use(slash(group, Duration.ofSeconds(10), Duration.ofSeconds(20)), "group try", 0, NOON))
                .contains("**Manage Server**");
    }

    @Test
    void theCooldownIsJudgedByTheTimeOfTheEvents() throws InterruptedException {
        Command cool = command(call -> Reply.text("hello")).withCooldown(Duration.ofSeconds(30));
        SlashCommands commands = slash(cool, Duration.ofSeconds(10), Duration.ofSeconds(20));

        assertThat(use(commands, "try", 0, NOON)).isEqualTo("hello");
        assertThat(use(commands, "try", 0, NOON.plusSeconds(10))).contains("wait 20 more seconds");
        assertThat(use(commands, "try", 0, NOON.plusSeconds(30))).isEqualTo("hello");
    }

    private String useAt(SlashCommands commands, GuildId guild, ChannelId channel, Member who, int second)
            throws InterruptedException {
        Origin origin = new Origin(Place.of(channel), who, 0, Locale.US, NOON.plusSeconds(second));
        return use(commands, "try", origin, guild);
    }

    private static SlashCommands sharing(Cooldown.Per per) {
        Command cool = command(call -> Reply.text("hello")).withCooldown(new Cooldown(Duration.ofSeconds(30), per));
        return slash(cool, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void aPersonsCooldownCountsInEachChannelAndForNobodyElse() throws InterruptedException {
        SlashCommands commands = sharing(Cooldown.Per.PERSON);

        assertThat(useAt(commands, GUILD, HERE, ADA, 0)).isEqualTo("hello");
        assertThat(useAt(commands, GUILD, ELSEWHERE, ADA, 10)).contains("wait 20 more seconds");
        assertThat(useAt(commands, GUILD, HERE, BEN, 10)).isEqualTo("hello");
        assertThat(useAt(commands, new GuildId(9), HERE, ADA, 10)).isEqualTo("hello");
    }

    @Test
    void aChannelsCooldownCountsForEverybodyThere() throws InterruptedException {
        SlashCommands commands = sharing(Cooldown.Per.CHANNEL);

        assertThat(useAt(commands, GUILD, HERE, ADA, 0)).isEqualTo("hello");
        assertThat(useAt(commands, GUILD, HERE, BEN, 0)).contains("wait 30 more seconds");
        assertThat(useAt(commands, GUILD, HERE, BEN, 10)).contains("wait 20 more seconds");
        assertThat(useAt(commands, GUILD, ELSEWHERE, ADA, 10)).isEqualTo("hello");
        assertThat(useAt(commands, GUILD, HERE, BEN, 30)).isEqualTo("hello");
    }

    @Test
    void aGuildsCooldownCountsForEverybodyEverywhere() throws InterruptedException {
        SlashCommands commands = sharing(Cooldown.Per.GUILD);

        assertThat(useAt(commands, GUILD, HERE, ADA, 0)).isEqualTo("hello");
        assertThat(useAt(commands, GUILD, ELSEWHERE, BEN, 0)).contains("wait 30 more seconds");
        assertThat(useAt(commands, GUILD, ELSEWHERE, BEN, 10)).contains("wait 20 more seconds");
        assertThat(useAt(commands, new GuildId(9), HERE, ADA, 10)).isEqualTo("hello");
    }

    @Test
    void aUseThatIsSeenTwiceCountsOnce() throws InterruptedException {
        SlashCommands commands = sharing(Cooldown.Per.GUILD);

        assertThat(useAt(commands, GUILD, HERE, ADA, 0)).isEqualTo("hello");
        assertThat(useAt(commands, GUILD, HERE, ADA, 0)).isEqualTo("hello");
    }

    @Test
    void aCommandThatIsGoneGetsAnAnswer() throws InterruptedException {
        SlashCommands commands =
                slash(command(call -> Reply.text("hello")), Duration.ofSeconds(1), Duration.ofSeconds(2));

        assertThat(use(commands, "old", 0, NOON)).contains("no longer know `/old`");
    }
}
