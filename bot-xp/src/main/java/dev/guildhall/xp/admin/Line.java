package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.Snowflake;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of a task at the terminal: {@code file --guild 1 --dry-run}. All mistakes are told with the remedy. */
final class Line {

    private final Map<String, String> options = new LinkedHashMap<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final Optional<String> file;

    /**
     * Reads arguments.
     *
     * @param known options that take a value
     * @param switches options that do not
     * @throws IllegalArgumentException if something is not known, or a value is missing
     */
    Line(List<String> arguments, Set<String> known, Set<String> switches) {
        String plain = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            if (switches.contains(argument)) {
                flags.add(argument);
            } else if (known.contains(name)) {
                String value = name.equals(argument)
                        ? i + 1 < arguments.size() ? arguments.get(++i) : null
                        : argument.substring(name.length() + 1);
                if (value == null) {
                    throw new IllegalArgumentException(name + " needs a value");
                }
                options.put(name, value);
            } else if (argument.startsWith("--")) {
                Set<String> all = new LinkedHashSet<>(known);
                all.addAll(switches);
                throw new IllegalArgumentException("unknown option " + name
                        + Closest.to(name, all)
                                .map(meant -> "; did you mean " + meant + "?")
                                .orElse("; there are " + String.join(", ", all)));
            } else if (plain == null) {
                plain = argument;
            } else {
                throw new IllegalArgumentException("two files, " + plain + " and " + argument + ", but one is taken");
            }
        }
        this.file = Optional.ofNullable(plain);
    }

    Optional<String> file() {
        return file;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean flag(String name) {
        return flags.contains(name);
    }

    /** The guild that must be named. */
    GuildId guild() {
        String guild = option("--guild")
                .orElseThrow(() -> new IllegalArgumentException("--guild is missing: the id of the server"));
        return Snowflake.read(guild)
                .map(GuildId::new)
                .orElseThrow(() -> new IllegalArgumentException("--guild " + guild
                        + " is not the id of a server: with Discord's developer mode on, it is in the server's menu"));
    }
}
