package dev.guildhall.core.command;

import dev.guildhall.core.argument.ArgumentReader;
import dev.guildhall.core.discord.IncomingCompletion;
import dev.guildhall.spi.command.Arguments;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.message.Markdown;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proposes texts for options while people type. What fails or takes too long proposes nothing. Thread-safe. */
public final class Completions {

    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 25;
    private static final int LONGEST = 100;

    private final OtherNames names;
    private final CommandDesk desk;

    public Completions(CommandIndex index, CommandDesk desk) {
        this.names = new OtherNames(index, desk.settings());
        this.desk = desk;
    }

    /** Returns at once. */
    public void accept(IncomingCompletion incoming) {
        Thread.ofVirtual().name("complete-" + incoming.path()).start(() -> answer(incoming));
    }

    private void answer(IncomingCompletion incoming) {
        FutureTask<List<Proposal>> task = new FutureTask<>(() -> proposals(incoming));
        Thread completer = Thread.ofVirtual()
                .name("completer-" + incoming.path() + "-" + incoming.option())
                .start(task);
        List<Proposal> proposals = List.of();
        try {
            proposals = task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            completer.interrupt();
            LOG.warn(
                    "commands - proposals for \"{}\" of \"{}\" took longer than {} s",
                    incoming.option(),
                    incoming.path(),
                    PATIENCE.toSeconds());
        } catch (ExecutionException failure) {
            LOG.error(
                    "commands - no proposals for \"{}\" of \"{}\"",
                    incoming.option(),
                    incoming.path(),
                    failure.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        send(incoming, proposals);
    }

    private static void send(IncomingCompletion incoming, List<Proposal> proposals) {
        try {
            incoming.responder().accept(proposals);
        } catch (DiscordException failure) {
            // Often only that the person has typed on meanwhile.
            LOG.debug("commands - proposals for \"{}\" could not be sent", incoming.path(), failure);
        }
    }

    private List<Proposal> proposals(IncomingCompletion incoming) {
        Optional<CatalogueCommand> command = names.find(incoming.guild(), incoming.path());
        Optional<Completer> completer =
                command.flatMap(each -> option(each, incoming.option())).flatMap(Option::completer);
        if (command.isEmpty()
                || completer.isEmpty()
                || !desk.allows(command.get(), incoming.guild(), incoming.origin())) {
            return List.of();
        }
        CommandCall call =
                desk.call(command.get(), incoming.guild(), incoming.origin(), soFar(command.get(), incoming));
        return fitting(completer.get().propose(call, incoming.typed()), incoming.typed());
    }

    private static Optional<Option> option(CatalogueCommand command, String name) {
        return command.command().options().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** Those that have the type that the command declares. */
    private static Arguments soFar(CatalogueCommand command, IncomingCompletion incoming) {
        Map<String, Object> readable = new HashMap<>();
        for (Option option : command.command().options()) {
            Object value = incoming.arguments().get(option.name());
            if (value != null && ArgumentReader.allows(option, value)) {
                readable.put(option.name(), value);
            }
        }
        return new Arguments(readable);
    }

    /**
     * Those that contain what was typed, first those that begin with it: Discord shows whatever it is sent. Where all contain
     * it the completer has chosen them, and where none of few does it went by something else, such as the meaning: then they
     * stay as they are.
     */
    static List<Proposal> fitting(List<Proposal> proposals, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Proposal> containing = proposals.stream()
                .filter(each -> holds(each, text -> text.contains(wanted)))
                .toList();
        boolean chosenAlready =
                containing.size() == proposals.size() || (containing.isEmpty() && proposals.size() <= MOST);
        Stream<Proposal> chosen = chosenAlready
                ? proposals.stream()
                : containing.stream()
                        .sorted(Comparator.comparing(each -> !holds(each, text -> text.startsWith(wanted))));
        // A value that was cut would be another value.
        return chosen.filter(each -> !each.value().isEmpty() && each.value().length() <= LONGEST)
                .limit(MOST)
                .map(each -> new Proposal(cut(each.label().isBlank() ? each.value() : each.label()), each.value()))
                .toList();
    }

    private static boolean holds(Proposal proposal, Predicate<String> of) {
        return of.test(proposal.label().toLowerCase(Locale.ROOT))
                || of.test(proposal.value().toLowerCase(Locale.ROOT));
    }

    private static String cut(String label) {
        return label.length() > LONGEST ? Markdown.shortened(label, LONGEST - 1) : label;
    }
}
