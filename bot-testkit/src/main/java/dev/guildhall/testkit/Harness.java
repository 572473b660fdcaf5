package dev.guildhall.testkit;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import dev.guildhall.core.Host;
import dev.guildhall.core.HostOptions;
import dev.guildhall.core.HostStatus;
import dev.guildhall.core.Workbench;
import dev.guildhall.core.database.DatabaseOptions;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.OperatorChoices;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs modules as they run in production: on the real host and a real PostgreSQL, with a Discord in memory that holds the
 * {@link SampleGuild}. Not thread-safe: it belongs to one test, which closes it.
 *
 * <pre>{@code
 * try (Harness harness = Harness.start(new GreeterModule())) {
 *     Reply reply = harness.command(SampleGuild.ANNA, "greet", Map.of());
 * }
 * }</pre>
 */
public final class Harness implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    // What the host that ended was about to send is held back until its lease of 30 s ends.
    private static final Duration OUTBOX_PATIENCE = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 4;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final TestClock clock = new TestClock(START);
    private final Snowflakes snowflakes = new Snowflakes();
    private final Conversations conversations = new Conversations();
    private final FakeDiscord discord = new FakeDiscord(clock, snowflakes, conversations);
    private final People people = new People(discord::intake, conversations, discord.guild()::current, clock);
    private final Probe probe = new Probe();
    private final List<BotModule> modules;
    private Host host;

    private Harness(List<BotModule> modules) {
        this.modules = List.copyOf(modules);
        this.host = startHost();
    }

    /** Starts a host with these modules and an empty database. The clock begins on 5 January 2026 at noon, UTC. */
    public static Harness start(BotModule... modules) {
        return new Harness(List.of(modules));
    }

    private Host startHost() {
        List<BotModule> all = new ArrayList<>(modules);
        all.add(probe);
        return Host.start(new HostOptions(0, 0, 1, true), all, access(), discord::connect);
    }

    private DatabaseOptions access() {
        return new DatabaseOptions(database.url(), database.user(), database.password(), CONNECTIONS);
    }

    /**
     * Does what {@code ./guildhall <name> <arguments>} does, on the same database, and gives the lines that it said.
     *
     * @throws IllegalArgumentException if the arguments are wrong, or no module has such a task
     */
    public List<String> task(String name, String... arguments) {
        List<String> said = new ArrayList<>();
        OperatorTask.Console console = new OperatorTask.Console() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void progress(String what, long done, long total) {
                // Only for people who wait.
            }
        };
        try (Workbench bench = Workbench.open(modules, access(), OperatorChoices.NONE)) {
            bench.tasks().values().stream()
                    .flatMap(List::stream)
                    .filter(task -> task.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no module has a task " + name))
                    .run(List.of(arguments), console);
        }
        return said;
    }

    /** The time that goes into the ids of messages and commands. */
    public TestClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return database;
    }

    /** Somebody writes in the general channel, now. Returns at once; see {@link #settle} and {@link Await}. */
    public MessageCreated message(Member author, String text) {
        return messageAt(snowflakes.message(clock.now()), author, text);
    }

    /** As {@link #message}, with an id of the test's choice. */
    public MessageCreated messageAt(MessageId id, Member author, String text) {
        return message(id, SampleGuild.GENERAL, author, text);
    }

    /** Somebody writes in a channel of the {@link SampleGuild}, now. */
    public MessageCreated messageIn(ChannelId channel, Member author, String text) {
        return message(snowflakes.message(clock.now()), channel, author, text);
    }

    private MessageCreated message(MessageId id, ChannelId channel, Member author, String text) {
        MessageCreated message = new MessageCreated(
                SampleGuild.ID, SampleGuild.place(channel), id, discord.guild().current(author), text, 0);
        event(message);
        return message;
    }

    /** Sends any event, such as one that was sent before. What it tells of the guild holds from now on. Returns at once. */
    public void event(Event event) {
        discord.happen(event);
    }

    /** What was written in a channel while the bot was not there: in its history, without an event. */
    public void history(ChannelId channel, MessageCreated... messages) {
        for (MessageCreated message : messages) {
            discord.guild()
                    .write(new MessageCreated(
                            message.guild(),
                            SampleGuild.place(channel),
                            message.id(),
                            message.author(),
                            message.content(),
                            message.attachments()));
        }
    }

    /** A message that nobody has seen yet, for {@link #history} or {@link #event}. */
    public MessageCreated written(Instant time, Member author, String text) {
        return new MessageCreated(
                SampleGuild.ID, SampleGuild.place(SampleGuild.GENERAL), snowflakes.message(time), author, text, 0);
    }

    /** Somebody is in the guild from now on, without an event; as everybody who does something is by that. */
    public void add(Member member) {
        discord.guild().join(member);
    }

    /** The roles of a member of the guild, after all that the bot gave and took. Empty for who is not in the guild. */
    public List<RoleId> rolesOf(Member member) {
        return discord.guild().member(member.id()).map(Member::roles).orElse(List.of());
    }

    /** Somebody uploads a file, for an option of a command. */
    public UploadedFile upload(String name, byte[] content) {
        return new UploadedFile(name, content.length, discord.guild().upload(name, content));
    }

    /** Somebody is in another guild of the bot from now on, which another process serves. */
    public void elsewhere(GuildId other, Member person, String guildName, long permissions) {
        discord.guild().elsewhere(other, person.id(), new GuildLookup.Standing(guildName, permissions));
    }

    /** Somebody has a picture from now on. */
    public void avatar(Member member, byte[] png) {
        discord.guild().avatar(member.id(), png);
    }

    /** What the host offers to modules, such as {@link dev.guildhall.spi.guild.Guilds}, for a test to use. */
    public ModuleContext context() {
        return probe.context();
    }

    /** How the host is, part by part. */
    public HostStatus status() {
        return host.status();
    }

    /**
     * Uses a slash command in the general channel, and waits for its answer.
     *
     * @param path its name, and its subcommand's after a space, without a slash
     * @param arguments by option name: {@code String}, {@code Long}, {@code Boolean} or a typed id
     */
    public Reply command(Member caller, String path, Map<String, Object> arguments) {
        return people.command(caller, path, arguments);
    }

    /** From now on this person has chosen a language in Discord; English before. */
    public void speaks(Member member, Locale language) {
        people.speaks(member, language);
    }

    /** Uses an entry of a member's menu, and waits for the answer. */
    public Reply menu(Member caller, String label, UserId on) {
        return people.menu(caller, Menu.Target.MEMBER, label, on);
    }

    /** Uses an entry of a message's menu, and waits for the answer. */
    public Reply menu(Member caller, String label, MessageId on) {
        return people.menu(caller, Menu.Target.MESSAGE, label, on);
    }

    /** What is proposed to somebody who has typed this in an option of a slash command. */
    public List<Proposal> complete(Member caller, String path, String option, String typed) {
        return complete(caller, path, Map.of(), option, typed);
    }

    /** As {@link #complete(Member, String, String, String)}, with what was filled in before. */
    public List<Proposal> complete(
            Member caller, String path, Map<String, Object> arguments, String option, String typed) {
        return people.complete(caller, path, arguments, option, typed);
    }

    /**
     * Presses a button below a message, and waits for what it leads to.
     *
     * @param message that the bot sent, in whatever way
     * @throws AssertionError if there is no such button, or it is grey
     */
    public Response press(MessageBody message, String label, Member member) {
        return people.press(message, label, member);
    }

    /** As {@link #press(MessageBody, String, Member)}. */
    public Response press(Reply reply, String label, Member member) {
        return press(reply.body(), label, member);
    }

    /** As {@link #press(MessageBody, String, Member)}; in private where the message was sent to a person alone. */
    public Response press(SentMessage message, String label, Member member) {
        return message.channel().equals(SampleGuild.directChannel(member.id()))
                ? people.pressPrivately(message.body(), label, member)
                : press(message.body(), label, member);
    }

    /**
     * Chooses in a select below a message, and waits for what it leads to.
     *
     * @param placeholder of the select
     * @param values of its options, or ids of members, roles or channels
     */
    public Response choose(MessageBody message, String placeholder, Member member, String... values) {
        return people.choose(message, placeholder, member, List.of(values));
    }

    /** As {@link #choose(MessageBody, String, Member, String...)}. */
    public Response choose(Reply reply, String placeholder, Member member, String... values) {
        return choose(reply.body(), placeholder, member, values);
    }

    /** Fills in a form that {@link #press} or {@link #choose} opened, and waits for what it leads to. */
    public Response submit(Form form, Member member, Map<String, String> fields) {
        return people.submit(form, member, fields);
    }

    /** Uses whatever custom id a test makes up, as a forger would. */
    public Response useCustomId(String customId, Member member) {
        return people.use(customId, member, List.of(), Map.of());
    }

    /**
     * Writes a message with a prefix command, and waits for the answer to it.
     *
     * @param text with the prefix: {@code !greet}
     */
    public MessageBody prefix(Member author, String text) {
        MessageCreated message = message(author, text);
        Await.until(
                "an answer to \"" + text + "\"",
                () -> discord.answerTo(message.id()).isPresent());
        return discord.answerTo(message.id()).orElseThrow().body();
    }

    /** Everything that the bot has sent to channels so far: from the outbox, and as answers to prefix commands. */
    public List<SentMessage> sent() {
        return discord.sent();
    }

    /** Everything that the bot has sent to a person alone. */
    public List<SentMessage> sentTo(Member person) {
        ChannelId direct = SampleGuild.directChannel(person.id());
        return sent().stream().filter(each -> each.channel().equals(direct)).toList();
    }

    /**
     * The bot's session is lost, as with its network: it is told nothing of what happens from now on, but finds the guild as it is
     * then when it logs in anew, with {@link #settle}.
     */
    public void loseSession() {
        discord.loseSession();
    }

    /** The next so many calls of the bot fail in a way that may pass: messages, roles, questions about members and history. */
    public void failNextSends(int count) {
        discord.failures().add(count, 0);
    }

    /** The next so many calls of the bot are refused with Discord's error code, such as 50013 for missing permissions. */
    public void refuseNext(int count, int code) {
        discord.failures().add(count, code);
    }

    /** The slash commands that Discord knows. */
    public List<Command> registeredCommands() {
        Await.until("the commands are registered", () -> !discord.commands().isEmpty());
        return discord.commands();
    }

    /** Discord lists no slash commands any more, as where another run with the same token took them away. */
    public void loseCommands() {
        discord.loseCommands();
    }

    /** The slash commands that Discord lists in the guild alone, beside {@link #registeredCommands}: at this moment. */
    public List<Command> commandsOfGuild() {
        return discord.ownCommands();
    }

    /** How often Discord was sent another list of them. */
    public int listsWritten() {
        return discord.ownWrites();
    }

    /**
     * Sets a setting of the guild, as its administrator.
     *
     * @throws IllegalArgumentException if no module declares it, or the text is not valid
     */
    public void set(String name, String text) {
        SettingsDirectory directory = probe.context().service(SettingsDirectory.class);
        SettingKey<?> key = directory
                .key(name)
                .orElseThrow(() -> new IllegalArgumentException("no module declares the setting " + name));
        switch (directory.set(SampleGuild.ID, key, text, SampleGuild.ADMIN.id())) {
            case Parsed.Valid<?> stored -> {}
            case Parsed.Invalid<?>(String problem) -> throw new IllegalArgumentException(name + ": " + problem);
        }
    }

    /**
     * Returns when everything that was put in has been handled, written down and sent. For that the host ends and starts
     * again, as in a deploy: what a module only held in memory is gone.
     */
    public void settle() {
        host.close();
        host = startHost();
        Await.until(
                "the outbox is empty",
                OUTBOX_PATIENCE,
                () -> database.<Integer>query(sql -> sql.fetchCount(OUTBOX)) == 0);
    }

    @Override
    public void close() {
        host.close();
        database.close();
    }
}
