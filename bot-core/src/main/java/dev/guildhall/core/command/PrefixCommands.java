package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.argument.ArgumentReader;
import dev.guildhall.core.argument.GuildNames;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.core.argument.Words;
import dev.guildhall.core.argument.Words.Word;
import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Takes commands that are written as messages, with one of the guild's prefixes or with a mention of the bot. */
public final class PrefixCommands {

    private final ConcurrentMap<ChannelId, Integer> waitingByChannel = new ConcurrentHashMap<>();
    private final CommandIndex index;
    private final CommandDesk desk;
    private final Settings settings;
    private final Discord discord;
    private final Supplier<Guilds> guilds;
    private final GuildNames names;
    private final OtherNames otherNames;
    private final GuildLanguage language;
    private final Reach reach;

    public PrefixCommands(
            CommandIndex index,
            CommandDesk desk,
            Settings settings,
            Discord discord,
            Supplier<Guilds> guilds,
            GuildLanguage language,
            Reach reach) {
        this.reach = reach;
        this.index = index;
        this.desk = desk;
        this.settings = settings;
        this.discord = discord;
        this.guilds = guilds;
        this.names = new GuildNames(guilds);
        this.otherNames = new OtherNames(index, settings);
        this.language = language;
    }

    /** A message that calls for the bot: what it was called by, and the words that follow. */
    private record Called(MessageCreated message, String prefix, Words words) {}

    /** May read settings from the database, so it runs in an event lane. */
    public void accept(MessageCreated message) {
        if (message.author().bot() || message.content().isEmpty()) {
            return;
        }
        List<String> prefixes = settings.of(message.guild()).get(Prefixes.PREFIX);
        Prefixes.found(
                        message.content(),
                        prefixes,
                        () -> guilds.get()
                                .guild(message.guild())
                                .map(Guild::self)
                                .map(self -> self.id()))
                .ifPresent(found -> called(new Called(
                        message,
                        found.mention() ? reach.example(message.guild(), prefixes) : found.prefix(),
                        new Words(message.content(), found.length()))));
    }

    private void called(Called called) {
        Optional<Word> word = called.words().next();
        if (word.isEmpty()) {
            mentioned(called);
            return;
        }
        String name = word.get().text().toLowerCase(Locale.ROOT);
        Optional<String> path = index.root(name).or(() -> alias(called.message().guild(), name));
        path.ifPresentOrElse(known -> run(known, called), () -> suggest(name, called));
    }

    /** The guild's own name for a command that there still is. */
    private Optional<String> alias(GuildId guild, String name) {
        return Optional.ofNullable(
                        settings.of(guild).get(CommandSettings.ALIASES).get(name))
                .filter(path -> !index.below(path).isEmpty());
    }

    /** A mention and nothing else: somebody wants to know how to talk to the bot. */
    private void mentioned(Called called) {
        if (called.message().content().strip().startsWith("<@")) {
            Origin origin = origin(called.message());
            refuse(called, origin, "help", desk.own(origin).say("prefix.mentioned", "prefix", called.prefix()));
        }
    }

    private void run(String start, Called called) {
        Origin origin = origin(called.message());
        String reached = descend(start, called.words());
        Optional<CatalogueCommand> found = index.find(reached).or(() -> meant(index.below(reached), called.words()));
        if (found.isEmpty()) {
            List<String> ways = index.below(reached).stream()
                    .map(each -> "`" + called.prefix() + each.usage() + "`")
                    .toList();
            refuse(called, origin, reached, desk.own(origin).say("prefix.one-of") + "\n" + Typed.lines(ways, 1_900));
            return;
        }
        CatalogueCommand command = found.get();
        desk.start(command, called.message().guild(), origin, own -> read(command, called, own), responder(called));
    }

    private ArgumentReader.Outcome read(CatalogueCommand command, Called called, Texts own) {
        var outcome = ArgumentReader.read(
                command.command().options(),
                called.words(),
                files(command, called.message()),
                names.in(called.message().guild()),
                own);
        return outcome instanceof ArgumentReader.Outcome.Wrong(String problem)
                ? new ArgumentReader.Outcome.Wrong(problem + "\n"
                        + own.say("prefix.usage", "usage", "`" + called.prefix() + command.usage() + "`"))
                : outcome;
    }

    /** The files that the message carries, in the order of the options that want some. */
    private static Map<String, Object> files(CatalogueCommand command, MessageCreated message) {
        Map<String, Object> files = new HashMap<>();
        for (Option option : command.command().options()) {
            if (option.type() == OptionType.FILE
                    && files.size() < message.files().size()) {
                MessageCreated.File file = message.files().get(files.size());
                files.put(option.name(), new UploadedFile(file.name(), file.size(), file.address()));
            }
        }
        return files;
    }

    /** A message does not tell its author's language, so the guild's counts. */
    private Origin origin(MessageCreated message) {
        return new Origin(
                message.place(),
                message.author(),
                discord.permissions(message.guild(), message.channel(), message.author()),
                language.of(message.guild()),
                message.id().time());
    }

    /** From a group as far down as the next words name something. */
    private String descend(String start, Words words) {
        String path = start;
        while (index.find(path).isEmpty()) {
            Optional<Word> next = words.next();
            if (next.isEmpty()) {
                break;
            }
            String below = path + " " + next.get().text().toLowerCase(Locale.ROOT);
            if (index.below(below).isEmpty()) {
                words.back(next.get());
                break;
            }
            path = below;
        }
        return path;
    }

    /** {@code !xp add @Anna 50} can only be the one of several subcommands that begins with a member. */
    private static Optional<CatalogueCommand> meant(List<CatalogueCommand> several, Words words) {
        Optional<Word> first = words.next();
        first.ifPresent(words::back);
        List<CatalogueCommand> fitting = first.stream()
                .flatMap(word -> several.stream()
                        .filter(each -> ArgumentReader.beginsWith(each.command().options(), word.text())))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** Other bots use prefixes too: only what is nearly one of our commands gets an answer. */
    private void suggest(String typed, Called called) {
        Origin origin = origin(called.message());
        GuildId guild = called.message().guild();
        Optional<String> closest = otherNames.closest(guild, typed, each -> desk.allows(each, guild, origin));
        closest.ifPresent(meant -> {
            Texts own = desk.own(origin);
            refuse(
                    called,
                    origin,
                    meant,
                    own.say("prefix.unknown", "command", called.prefix() + Typed.shown(typed)) + " "
                            + own.say("did-you-mean", "word", "`" + called.prefix() + meant + "`"));
        });
    }

    private void refuse(Called called, Origin origin, String command, String text) {
        desk.startRefusal(command, called.message().guild(), origin, text, responder(called));
    }

    private Responder responder(Called called) {
        return new MessageResponder(discord, called.message(), waitingByChannel);
    }
}
