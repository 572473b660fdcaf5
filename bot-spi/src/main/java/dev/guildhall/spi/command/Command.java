package dev.guildhall.spi.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command, declared once. It has either a handler or subcommands.
 *
 * @param aliases further names with the guild's prefix, such as {@code level} for {@code rank}; not slash commands
 * @param permissions all of which the caller must hold
 * @param cooldown for each caller in each guild; zero for none
 */
public record Command(
        String name,
        String description,
        List<String> aliases,
        List<Option> options,
        Set<Permission> permissions,
        Duration cooldown,
        List<Command> subcommands,
        Optional<CommandHandler> handler) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Command {
        aliases = List.copyOf(aliases);
        options = List.copyOf(options);
        permissions = Set.copyOf(permissions);
        subcommands = List.copyOf(subcommands);
        require(NAME.matcher(name).matches(), name, "its name must match " + NAME);
        require(
                !description.isBlank() && description.length() <= 100,
                name,
                "its description needs 1 to 100 characters");
        require(handler.isPresent() == subcommands.isEmpty(), name, "it needs either a handler or subcommands");
        require(options.size() <= 25 && subcommands.size() <= 25, name, "it has more than 25 options or subcommands");
        require(
                aliases.stream().allMatch(alias -> NAME.matcher(alias).matches()),
                name,
                "its aliases must match " + NAME);
        require(depth(subcommands) <= 2, name, "Discord allows groups of subcommands, but nothing deeper");
        require(
                subcommands.stream().map(Command::name).distinct().count() == subcommands.size(),
                name,
                "two of its subcommands have the same name");
        require(
                options.stream().map(Option::name).distinct().count() == options.size(),
                name,
                "two of its options have the same name");
        boolean optionalSeen = false;
        for (Option option : options) {
            require(!(optionalSeen && option.required()), name, "required options come before optional ones");
            optionalSeen |= !option.required();
        }
    }

    /** A command that does something. */
    public static Command of(String name, String description, CommandHandler handler) {
        return new Command(
                name, description, List.of(), List.of(), Set.of(), Duration.ZERO, List.of(), Optional.of(handler));
    }

    /** A command that only gathers others below its name: {@code /settings get}, {@code /settings set}. */
    public static Command group(String name, String description, Command... subcommands) {
        return new Command(
                name,
                description,
                List.of(),
                List.of(),
                Set.of(),
                Duration.ZERO,
                List.of(subcommands),
                Optional.empty());
    }

    public Command withAliases(String... names) {
        return new Command(name, description, List.of(names), options, permissions, cooldown, subcommands, handler);
    }

    public Command withOption(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return new Command(name, description, aliases, more, permissions, cooldown, subcommands, handler);
    }

    public Command requiring(Permission first, Permission... more) {
        return new Command(
                name, description, aliases, options, EnumSet.of(first, more), cooldown, subcommands, handler);
    }

    public Command withCooldown(Duration time) {
        return new Command(name, description, aliases, options, permissions, time, subcommands, handler);
    }

    private static int depth(List<Command> below) {
        return below.stream()
                .mapToInt(each -> 1 + depth(each.subcommands()))
                .max()
                .orElse(0);
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("command \"" + name + "\": " + rule);
        }
    }
}
