package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.access.Switches;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What rules may be about: commands, what gathers them, and whole modules. */
record Subjects(CommandIndex index, Settings settings) {

    private static final Set<String> NEEDED =
            Set.of("commands", "settings", "help", CommandRule.ofModule("settings"), CommandRule.ofModule("general"));

    /** Whether administrators could not do without it. */
    static boolean isNeeded(String subject) {
        return NEEDED.contains(subject) || subject.startsWith("commands ") || subject.startsWith("settings ");
    }

    /** As rules name it: the command of a further name too, the guild's own among them, with or without a slash. */
    Optional<String> find(GuildId guild, String typed) {
        Set<String> all = all();
        String name = OtherNames.plain(typed);
        String module = CommandRule.ofModule(name.replaceFirst("^module[: ]\\s*", ""));
        return Optional.of(new OtherNames(index, settings).meant(guild, typed))
                .filter(all::contains)
                .or(() -> Optional.of(module).filter(each -> name.startsWith("module") && all.contains(each)));
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

    /** Administrators decide also about what they may not use: anything that there is may be meant. */
    Reply unknown(GuildId guild, String typed, Texts texts) {
        String name = OtherNames.plain(typed);
        String unknown = texts.say("commands.unknown", "command", Typed.shown(name));
        Set<String> words = all();
        settings.of(guild).get(CommandSettings.ALIASES).forEach((alias, path) -> {
            if (words.contains(path)) {
                words.add(alias);
            }
        });
        words.remove(name);
        return Reply.refusal(Closest.to(name, words)
                .map(word -> unknown + " " + texts.say("did-you-mean", "word", "`" + word + "`"))
                .orElse(unknown));
    }

    List<Proposal> proposals(String typed) {
        String wanted = OtherNames.plain(typed);
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
