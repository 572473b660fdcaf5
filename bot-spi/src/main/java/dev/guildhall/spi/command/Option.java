package dev.guildhall.spi.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An argument that a command takes.
 *
 * @param choices where not empty, the only texts allowed (at most 25, by Discord's limit)
 * @param minimum for {@link OptionType#INTEGER} and {@link OptionType#DECIMAL}; for {@link OptionType#TEXT}, of characters
 * @param maximum as the minimum
 * @param completer proposes texts while a person types, for {@link OptionType#TEXT}
 * @param named whether a prefix command takes it only by its name, as in {@code --reason too loud}; never required
 */
public record Option(
        String name,
        String description,
        OptionType type,
        boolean required,
        List<String> choices,
        long minimum,
        long maximum,
        Optional<Completer> completer,
        boolean named) {

    /** Discord's largest integer, 2^53. */
    public static final long LARGEST = 1L << 53;

    /** The longest text that Discord takes. */
    private static final int LONGEST_TEXT = 6_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Option {
        choices = List.copyOf(choices);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("option name \"" + name + "\" must match " + NAME);
        }
        if (description.isBlank() || description.length() > 100) {
            throw new IllegalArgumentException("the description of option " + name + " must have 1 to 100 characters");
        }
        if (choices.size() > 25) {
            throw new IllegalArgumentException("option " + name + " has more than 25 choices");
        }
        if (type == OptionType.TEXT
                && maximum < LARGEST
                && (maximum < 1 || maximum > LONGEST_TEXT || minimum > maximum)) {
            throw new IllegalArgumentException("option " + name + " takes " + minimum + " to " + maximum
                    + " characters: Discord takes at most " + LONGEST_TEXT);
        }
        if (named && (required || type != OptionType.TEXT)) {
            throw new IllegalArgumentException("option " + name + " can be named only as a text that may be left out");
        }
        if (completer.isPresent() && (type != OptionType.TEXT || !choices.isEmpty())) {
            throw new IllegalArgumentException("option " + name + " can be completed only as a text without choices");
        }
    }

    public static Option of(OptionType type, String name, String description) {
        return new Option(name, description, type, true, List.of(), -LARGEST, LARGEST, Optional.empty(), false);
    }

    public Option optional() {
        return new Option(name, description, type, false, choices, minimum, maximum, completer, named);
    }

    /**
     * May be left out, and does not count among the words of a prefix command: it stands at the end as {@code --name} and all
     * that follows.
     */
    public Option onlyByName() {
        return new Option(name, description, type, false, choices, minimum, maximum, completer, true);
    }

    public Option oneOf(List<String> allowed) {
        return new Option(name, description, type, required, allowed, minimum, maximum, completer, named);
    }

    /** What people type is completed; they may type something else all the same. */
    public Option completedBy(Completer proposals) {
        return new Option(name, description, type, required, choices, minimum, maximum, Optional.of(proposals), named);
    }

    /** Of a number its range, of a text how many characters it may have: Discord itself takes nothing else. */
    public Option between(long least, long most) {
        return new Option(name, description, type, required, choices, least, most, completer, named);
    }
}
