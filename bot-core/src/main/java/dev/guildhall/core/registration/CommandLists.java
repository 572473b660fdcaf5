package dev.guildhall.core.registration;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.access.Switches;
import dev.guildhall.core.command.CommandIndex;
import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.setting.GuildSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which commands Discord is to list: for all guilds, and for one beside those. Thread-safe; does no I/O.
 *
 * <p>In a guild these are the commands that it switched on, of those that opt in, and the further names that its
 * administrators gave. Where every command is listed guild by guild, what is off is not listed at all.
 */
public final class CommandLists {

    /** Discord's limit for the slash commands of a guild. */
    private static final int MOST = 100;

    /** By which administrators get at everything else. */
    private static final Set<String> NEEDED = Set.of(TextCatalogue.OWN, "settings");

    private final List<CommandIndex.Root> roots;
    private final TextCatalogue texts;
    private final boolean guildByGuild;

    /** @param guildByGuild whether all but the indispensable commands are listed for each guild on its own */
    public CommandLists(List<CommandIndex.Root> roots, TextCatalogue texts, boolean guildByGuild) {
        this.roots = List.copyOf(roots);
        this.texts = texts;
        this.guildByGuild = guildByGuild;
    }

    /** For all guilds. */
    public List<DeclaredCommand> global() {
        return roots.stream()
                .filter(root -> !ofGuilds(root))
                .map(root -> new DeclaredCommand(root.command(), texts.translations(root.module())))
                .toList();
    }

    /** Whether Discord lists any of it in every guild, on or off. */
    public boolean listsAlways(String subject) {
        return roots.stream()
                .filter(root -> subject.equals(CommandRule.ofModule(root.module()))
                        || subject.split(" ", 2)[0].equals(root.command().name()))
                .anyMatch(root -> !ofGuilds(root));
    }

    private boolean ofGuilds(CommandIndex.Root root) {
        return root.command().optIn() || (guildByGuild && !NEEDED.contains(root.module()));
    }

    /** For one guild, beside the global ones. */
    public List<DeclaredCommand> of(GuildSettings settings) {
        List<CommandRule> rules = settings.get(CommandSettings.RULES);
        List<DeclaredCommand> listed = new ArrayList<>();
        for (CommandIndex.Root root : roots) {
            if (ofGuilds(root)) {
                onlyWhatIsOn(
                                root.command(),
                                root.module(),
                                root.command().name(),
                                root.command().optIn(),
                                rules)
                        .ifPresent(
                                command -> listed.add(new DeclaredCommand(command, texts.translations(root.module()))));
            }
        }
        new TreeMap<>(settings.get(CommandSettings.ALIASES))
                .forEach((name, path) -> alias(name, path, rules).ifPresent(listed::add));
        return List.copyOf(listed.subList(0, Math.min(MOST, listed.size())));
    }

    /** Without what is off; nothing where all of it is. */
    private static Optional<Command> onlyWhatIsOn(
            Command command, String module, String path, boolean optIn, List<CommandRule> rules) {
        if (command.handler().isPresent()) {
            return Switches.isOn(rules, CommandRule.subjects(module, path), optIn)
                    ? Optional.of(command)
                    : Optional.empty();
        }
        List<Command> on = command.subcommands().stream()
                .flatMap(each ->
                        onlyWhatIsOn(each, module, path + " " + each.name(), optIn || each.optIn(), rules).stream())
                .toList();
        return on.isEmpty() ? Optional.empty() : Optional.of(copy(command, command.name(), command.permissions(), on));
    }

    /** A command under another name; nothing where it is off or gone, or the name is another command's. */
    private Optional<DeclaredCommand> alias(String name, String path, List<CommandRule> rules) {
        boolean taken = roots.stream()
                .anyMatch(root -> root.command().name().equals(name)
                        || root.command().aliases().contains(name));
        return taken
                ? Optional.empty()
                : roots.stream()
                        .flatMap(root -> alias(name, path, root, rules).stream())
                        .findFirst();
    }

    private Optional<DeclaredCommand> alias(String name, String path, CommandIndex.Root root, List<CommandRule> rules) {
        String[] names = path.split(" ", -1);
        if (!root.command().name().equals(names[0])) {
            return Optional.empty();
        }
        Command meant = root.command();
        boolean optIn = meant.optIn();
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        needed.addAll(meant.permissions());
        for (int i = 1; i < names.length; i++) {
            String next = names[i];
            Optional<Command> below = meant.subcommands().stream()
                    .filter(each -> each.name().equals(next))
                    .findFirst();
            if (below.isEmpty()) {
                return Optional.empty();
            }
            meant = below.get();
            optIn |= meant.optIn();
            needed.addAll(meant.permissions());
        }
        Map<Locale, Map<String, String>> translations = texts.translations(root.module());
        return onlyWhatIsOn(meant, root.module(), path, optIn, rules)
                .map(command -> copy(command, name, needed, command.subcommands()))
                .map(command -> new DeclaredCommand(command, path.replace(' ', '.'), translations));
    }

    /** With other names, and without entries in menus where the name is not its own. */
    private static Command copy(Command command, String name, Set<Permission> permissions, List<Command> subcommands) {
        return new Command(
                name,
                command.description(),
                command.aliases(),
                command.options(),
                permissions,
                command.cooldown(),
                command.channels(),
                command.answersPrivately(),
                name.equals(command.name()) ? command.menus() : List.of(),
                command.optIn(),
                subcommands.stream()
                        .map(each -> name.equals(command.name()) ? each : withoutMenus(each))
                        .toList(),
                command.handler());
    }

    private static Command withoutMenus(Command command) {
        return new Command(
                command.name(),
                command.description(),
                command.aliases(),
                command.options(),
                command.permissions(),
                command.cooldown(),
                command.channels(),
                command.answersPrivately(),
                List.of(),
                command.optIn(),
                command.subcommands().stream().map(CommandLists::withoutMenus).toList(),
                command.handler());
    }
}
