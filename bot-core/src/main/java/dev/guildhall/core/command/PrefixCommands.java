package dev.guildhall.core.command;

import dev.guildhall.core.discord.Discord;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.OutgoingMessage;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Takes commands that are written as messages, with the guild's prefix. */
public final class PrefixCommands {

    /** What a message must begin with to be a command. */
    public static final SettingKey<String> PREFIX = new SettingKey<>(
            "general.prefix", SettingTypes.text(1, 8), "!", "What a message begins with to be a command, like !rank");

    /** How many answers may wait for a channel's limit; further ones are left out. */
    private static final int ANSWERS_WAITING = 10;

    private final ConcurrentMap<ChannelId, Integer> waitingByChannel = new ConcurrentHashMap<>();
    private final CommandIndex index;
    private final CommandDesk desk;
    private final Settings settings;
    private final Discord discord;
    private final GuildLanguage language;

    public PrefixCommands(
            CommandIndex index, CommandDesk desk, Settings settings, Discord discord, GuildLanguage language) {
        this.index = index;
        this.desk = desk;
        this.settings = settings;
        this.discord = discord;
        this.language = language;
    }

    /** May read settings from the database, so it runs in an event lane. */
    public void accept(MessageCreated message) {
        if (message.author().bot() || message.content().isEmpty()) {
            return;
        }
        String prefix = settings.of(message.guild()).get(PREFIX);
        if (!message.content().regionMatches(true, 0, prefix, 0, prefix.length())) {
            return;
        }
        Words words = new Words(message.content().substring(prefix.length()));
        String name = words.next().orElse("").toLowerCase(Locale.ROOT);
        index.root(name)
                .ifPresentOrElse(root -> run(root, words, message, prefix), () -> suggest(name, message, prefix));
    }

    private void run(String root, Words words, MessageCreated message, String prefix) {
        Optional<CatalogueCommand> found = descend(root, words);
        if (found.isEmpty()) {
            List<String> ways = index.below(root).stream()
                    .map(each -> "`" + prefix + each.usage() + "`")
                    .toList();
            Origin origin = origin(message, 0);
            refuse(message, origin, root, desk.own(origin).say("prefix.one-of") + "\n" + Typed.lines(ways, 1_900));
            return;
        }
        CatalogueCommand command = found.get();
        Origin origin = origin(
                message,
                command.permissions().isEmpty()
                        ? 0
                        : discord.permissions(message.guild(), message.channel(), message.author()));
        switch (ArgumentReader.read(command, words, Map.of(), desk.own(origin))) {
            case ArgumentReader.Outcome.Fine(var arguments) ->
                desk.start(command, message.guild(), origin, arguments, responder(message));
            case ArgumentReader.Outcome.Wrong(String problem) ->
                refuse(
                        message,
                        origin,
                        root,
                        problem + "\n"
                                + desk.own(origin).say("prefix.usage", "usage", "`" + prefix + command.usage() + "`"));
        }
    }

    /** A message does not tell its author's language, so the guild's counts. */
    private Origin origin(MessageCreated message, long permissions) {
        return new Origin(
                message.place(),
                message.author(),
                permissions,
                language.of(message.guild()),
                message.id().time());
    }

    /** From a group to the subcommand that the next words name. */
    private Optional<CatalogueCommand> descend(String root, Words words) {
        String path = root;
        Optional<CatalogueCommand> found = index.find(path);
        while (found.isEmpty()) {
            Optional<String> next = words.next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            path = path + " " + next.get().toLowerCase(Locale.ROOT);
            if (index.below(path).isEmpty()) {
                return Optional.empty();
            }
            found = index.find(path);
        }
        return found;
    }

    /** Other bots use prefixes too: only what is nearly one of our commands gets an answer. */
    private void suggest(String typed, MessageCreated message, String prefix) {
        index.closest(typed).ifPresent(meant -> {
            Origin origin = origin(message, 0);
            Texts own = desk.own(origin);
            refuse(
                    message,
                    origin,
                    meant,
                    own.say("prefix.unknown", "command", prefix + Typed.shown(typed)) + " "
                            + own.say("did-you-mean", "word", "`" + prefix + meant + "`"));
        });
    }

    private void refuse(MessageCreated message, Origin origin, String command, String text) {
        desk.startRefusal(command, message.guild(), origin, text, responder(message));
    }

    private Responder responder(MessageCreated message) {
        return new MessageResponder(discord, message, waitingByChannel);
    }

    /** Answers a message with a message. */
    private record MessageResponder(
            Discord discord, MessageCreated message, ConcurrentMap<ChannelId, Integer> waitingByChannel)
            implements Responder {

        @Override
        public void acknowledge(boolean onlyForCaller) {
            // A message, unlike a slash command, waits for its answer without a word.
        }

        @Override
        public void answer(SignedResponse response) {
            if (!(response instanceof SignedResponse.Message answer)) {
                throw new IllegalArgumentException("a command is answered by a message, not by " + response);
            }
            int waiting = waitingByChannel.merge(message.channel(), 1, Integer::sum);
            try {
                // Discord takes about one message a second for a channel: a flood of commands is not worth a queue.
                if (waiting <= ANSWERS_WAITING) {
                    send(answer.body());
                }
            } finally {
                waitingByChannel.computeIfPresent(message.channel(), (channel, count) -> count == 1 ? null : count - 1);
            }
        }

        private void send(SignedBody body) {
            discord.send(
                    message.channel(),
                    new OutgoingMessage(
                            body,
                            Optional.of(message.id()),
                            // A message that is seen twice is answered once.
                            Optional.of("a" + Long.toString(message.id().value(), Character.MAX_RADIX))));
        }
    }
}
