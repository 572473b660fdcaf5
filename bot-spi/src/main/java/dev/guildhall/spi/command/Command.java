package dev.guildhall.spi.command;

import dev.guildhall.spi.guild.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command, declared once. It has either a handler or subcommands, and then nothing else but aliases, permissions and whether it
 * opts in.
 *
 * @param aliases further names with the guild's prefix, such as {@code level} for {@code rank}; not slash commands, and not of
 *     subcommands
 * @param permissions all of which the caller must hold
 * @param cooldown how often it may be used
 * @param channels the kinds of channels it may be used in; empty for all
 * @param answersPrivately whether only the caller sees the answers; with the prefix everybody does
 * @param menus where else than by its name it is offered
 * @param optIn whether it is off in a guild until its administrators switch it on; of a group, it counts for all below. Discord
 *     lists an outermost command only where it is on; a subcommand as a rule with the others of its command
 */
public record Command(
        String name,
        String description,
        List<String> aliases,
        List<Option> options,
        Set<Permission> permissions,
        Cooldown cooldown,
        Set<Channel.Kind> channels,
        boolean answersPrivately,
        List<Menu> menus,
        boolean optIn,
        List<Command> subcommands,
        Optional<CommandHandler> handler) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Command {
        aliases = List.copyOf(aliases);
        options = List.copyOf(options);
        permissions = Set.copyOf(permissions);
        channels = Set.copyOf(channels);
        menus = List.copyOf(menus);
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
        requireOnlyWhatCounts(name, options, cooldown, channels, answersPrivately, menus, subcommands);
        require(
                options.stream().map(Option::name).distinct().count() == options.size(),
                name,
                "two of its options have the same name");
        requireOrder(name, options);
        for (Menu menu : menus) {
            requireTarget(name, menu, options);
        }
    }

    /** What would be left aside without a word is refused: a limit that does not hold is worse than none. */
    private static void requireOnlyWhatCounts(
            String name,
            List<Option> options,
            Cooldown cooldown,
            Set<Channel.Kind> channels,
            boolean answersPrivately,
            List<Menu> menus,
            List<Command> subcommands) {
        boolean plain = options.isEmpty()
                && cooldown.equals(Cooldown.NONE)
                && channels.isEmpty()
                && !answersPrivately
                && menus.isEmpty();
        require(
                plain || subcommands.isEmpty(),
                name,
                "options, cooldown, kinds of channels, private answers and menus belong to its subcommands");
        require(
                subcommands.stream().allMatch(each -> each.aliases().isEmpty()),
                name,
                "only an outermost command has aliases, not its subcommands");
    }

    private static void requireOrder(String name, List<Option> options) {
        boolean optionalSeen = false;
        for (Option option : options) {
            require(!(optionalSeen && option.required()), name, "required options come before optional ones");
            optionalSeen |= !option.required();
        }
    }

    private static void requireTarget(String name, Menu menu, List<Option> options) {
        boolean fits = options.stream()
                .anyMatch(option -> option.name().equals(menu.option()) && option.type() == menu.optionType());
        require(fits, name, "its menu \"" + menu.label() + "\" needs an option \"" + menu.option() + "\" of its type");
        require(
                options.stream()
                        .noneMatch(option -> option.required() && !option.name().equals(menu.option())),
                name,
                "its menu \"" + menu.label() + "\" can fill in only one option");
    }

    /** A command that does something. */
    public static Command of(String name, String description, CommandHandler handler) {
        return plain(name, description, List.of(), Optional.of(handler));
    }

    /** A command that only gathers others below its name: {@code /settings get}, {@code /settings set}. */
    public static Command group(String name, String description, Command... subcommands) {
        return plain(name, description, List.of(subcommands), Optional.empty());
    }

    private static Command plain(
            String name, String description, List<Command> subcommands, Optional<CommandHandler> handler) {
        return new Command(
                name,
                description,
                List.of(),
                List.of(),
                Set.of(),
                Cooldown.NONE,
                Set.of(),
                false,
                List.of(),
                false,
                subcommands,
                handler);
    }

    public Command withAliases(String... names) {
        return copy(List.of(names), options, permissions, cooldown, channels, answersPrivately, menus, optIn);
    }

    public Command withOption(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return copy(aliases, more, permissions, cooldown, channels, answersPrivately, menus, optIn);
    }

    public Command requiring(Permission first, Permission... more) {
        return copy(aliases, options, EnumSet.of(first, more), cooldown, channels, answersPrivately, menus, optIn);
    }

    /** For each person. */
    public Command withCooldown(Duration time) {
        return withCooldown(new Cooldown(time, Cooldown.Per.PERSON));
    }

    public Command withCooldown(Cooldown limit) {
        return copy(aliases, options, permissions, limit, channels, answersPrivately, menus, optIn);
    }

    public Command onlyIn(Channel.Kind first, Channel.Kind... more) {
        return copy(aliases, options, permissions, cooldown, EnumSet.of(first, more), answersPrivately, menus, optIn);
    }

    public Command answeringPrivately() {
        return copy(aliases, options, permissions, cooldown, channels, true, menus, optIn);
    }

    /** Also offers it in Discord's menu of a member or a message. */
    public Command withMenu(Menu menu) {
        List<Menu> more = new ArrayList<>(menus);
        more.add(menu);
        return copy(aliases, options, permissions, cooldown, channels, answersPrivately, more, optIn);
    }

    /** Off in each guild until its administrators switch it on. */
    public Command optingIn() {
        return copy(aliases, options, permissions, cooldown, channels, answersPrivately, menus, true);
    }

    private Command copy(
            List<String> newAliases,
            List<Option> newOptions,
            Set<Permission> newPermissions,
            Cooldown newCooldown,
            Set<Channel.Kind> newChannels,
            boolean privately,
            List<Menu> newMenus,
            boolean newOptIn) {
        return new Command(
                name,
                description,
                newAliases,
                newOptions,
                newPermissions,
                newCooldown,
                newChannels,
                privately,
                newMenus,
                newOptIn,
                subcommands,
                handler);
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
