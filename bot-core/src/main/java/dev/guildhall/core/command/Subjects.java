package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.Switches;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What rules may be about: commands, what gathers them, and whole modules. */
record Subjects(CommandIndex index) {

    private static final Set<String> NEEDED =
            Set.of("commands", "settings", "help", CommandRule.ofModule("settings"), CommandRule.ofModule("general"));

    /** Whether administrators could not do without it. */
    static boolean isNeeded(String subject) {
        return NEEDED.contains(subject) || subject.startsWith("commands ") || subject.startsWith("settings ");
    }

    /** As rules name it: the command of an alias too, with or without a slash. */
    Optional<String> find(String typed) {
        String name =
                typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceFirst("^/", "");
        Set<String> all = all();
        String module = CommandRule.ofModule(name.replaceFirst("^module[: ]\\s*", ""));
        if (all.contains(name)) {
            return Optional.of(name);
        }
        if (name.startsWith("module") && all.contains(module)) {
            return Optional.of(module);
        }
        return index.root(name);
    }

    /** Whether it, or something below it, is off until somebody switches it on. */
    boolean optsIn(String subject) {
        return index.all().stream()
                .anyMatch(each -> each.optIn() && each.subjects().contains(subject));
    }

    /** The outermost commands that are off until somebody switches them on, and are not on. */
    List<String> couldBeOn(List<CommandRule> rules) {
        return index.all().stream()
                .filter(each -> each.optIn() && !Switches.isOn(rules, each.subjects(), true))
                .map(CatalogueCommand::path)
                .toList();
    }

    boolean isCommand(String name) {
        return index.root(name.toLowerCase(Locale.ROOT)).isPresent();
    }

    Reply unknown(String typed, Texts texts) {
        String unknown = texts.say("help.unknown", "command", Typed.shown(typed));
        return Reply.refusal(Closest.to(typed.strip().toLowerCase(Locale.ROOT), all())
                .map(word -> unknown + " " + texts.say("did-you-mean", "word", "`" + word + "`"))
                .orElse(unknown));
    }

    List<Proposal> proposals(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(each -> each.contains(wanted))
                .map(Proposal::of)
                .toList();
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (CatalogueCommand command : index.all()) {
            all.addAll(command.subjects());
        }
        return all;
    }
}
