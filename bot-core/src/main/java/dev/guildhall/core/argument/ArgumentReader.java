package dev.guildhall.core.argument;

import dev.guildhall.core.argument.Words.Word;
import dev.guildhall.spi.command.Arguments;
import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and checks the arguments of a command against its options. */
public final class ArgumentReader {

    private static final Set<OptionType> ADDRESSEES =
            Set.of(OptionType.MEMBER, OptionType.ROLE, OptionType.CHANNEL, OptionType.MESSAGE);

    private ArgumentReader() {}

    /** Checked arguments, or what is wrong as a sentence for the caller. */
    public sealed interface Outcome {

        /** Those that the command gets. */
        record Fine(Arguments arguments) implements Outcome {}

        /** What is wrong, with the place where it stands. */
        record Wrong(String problem) implements Outcome {}
    }

    /**
     * Reads what follows a prefix command's name. An argument that may be left out is left out where the word fits only a
     * later one. What an option takes by its name stands at the end.
     *
     * @param given what is known already, such as a file
     */
    public static Outcome read(List<Option> options, Words words, Map<String, Object> given, Names names, Texts own) {
        Map<String, Object> values = new HashMap<>(given);
        for (Option option : options.reversed()) {
            if (option.named()) {
                words.cut(option.name()).ifPresent(word -> values.put(option.name(), word.text()));
            }
        }
        List<Option> written = options.stream()
                .filter(each -> each.type() != OptionType.FILE && !each.named())
                .toList();
        for (int i = 0; i < written.size() && words.hasNext(); i++) {
            Option option = written.get(i);
            boolean takesRest = i == written.size() - 1 && option.type() == OptionType.TEXT;
            Word word = (takesRest ? words.rest() : words.next()).orElseThrow();
            Optional<Object> value = ArgumentParser.parse(option.type(), word.text(), names);
            if (value.isPresent() && allows(option, value.get())) {
                values.put(option.name(), value.get());
            } else if (!option.required() && fitsLater(written.subList(i + 1, written.size()), word, names)) {
                words.back(word);
            } else {
                return new Outcome.Wrong(pointed(words, word, wrong(option, word.text(), own)));
            }
        }
        if (words.hasNext()) {
            Word more = words.rest().orElseThrow();
            return new Outcome.Wrong(
                    pointed(words, more, own.say("argument.too-many", "value", Typed.shown(more.text()))));
        }
        return switch (check(options, values, own)) {
            case Outcome.Fine fine -> fine;
            case Outcome.Wrong(String problem) -> {
                int end = words.text().stripTrailing().length();
                yield new Outcome.Wrong(Typed.pointAt(words.text().stripTrailing() + " ", end + 1, end + 1) + problem);
            }
        };
    }

    /**
     * Whether a word is unmistakably the first of the options: the mention or the id of whom or what it takes. A number or
     * yes and no say how, not to whom, so they never decide between commands that reach one member and all of them.
     */
    public static boolean beginsWith(List<Option> options, String word) {
        return options.stream()
                .filter(each -> each.type() != OptionType.FILE)
                .findFirst()
                .filter(first -> first.required() && ADDRESSEES.contains(first.type()))
                .filter(first -> ArgumentParser.parse(first.type(), word, Names.NONE)
                        .filter(value -> allows(first, value))
                        .isPresent())
                .isPresent();
    }

    private static String pointed(Words words, Word word, String problem) {
        return Typed.pointAt(words.text(), word.start(), word.end()) + problem;
    }

    private static boolean fitsLater(List<Option> later, Word word, Names names) {
        return later.stream()
                .anyMatch(option -> ArgumentParser.parse(option.type(), word.text(), names)
                        .filter(value -> allows(option, value))
                        .isPresent());
    }

    /** Checks arguments that have their types already; Discord sends those of a type that it lacks as texts. */
    public static Outcome check(List<Option> options, Map<String, Object> given, Texts own) {
        Map<String, Object> values = new HashMap<>(given);
        for (Option option : options) {
            if (option.type() == OptionType.MESSAGE && values.get(option.name()) instanceof String text) {
                ArgumentParser.message(text.strip()).ifPresent(id -> values.put(option.name(), id));
            }
            Object value = values.get(option.name());
            if (value == null) {
                if (option.required()) {
                    return new Outcome.Wrong(missing(option, own));
                }
            } else if (!allows(option, value)) {
                return new Outcome.Wrong(wrong(option, value.toString(), own));
            }
        }
        return new Outcome.Fine(new Arguments(values));
    }

    private static String missing(Option option, Texts own) {
        if (option.type() == OptionType.TEXT && option.choices().isEmpty()) {
            // "A text" tells nobody anything: the command's usage, which follows, does.
            return own.say("argument.missing-text", "option", option.name());
        }
        return own.say("argument.missing", "option", option.name(), "wanted", describe(option, own));
    }

    /** Whether a value has an option's type and keeps its limits. */
    public static boolean allows(Option option, Object value) {
        return switch (option.type()) {
            case TEXT ->
                value instanceof String text
                        && (option.choices().isEmpty() || option.choices().contains(text))
                        && isOfLength(option, text);
            case INTEGER -> value instanceof Long number && number >= option.minimum() && number <= option.maximum();
            case BOOLEAN -> value instanceof Boolean;
            case MEMBER -> value instanceof UserId;
            case CHANNEL -> value instanceof ChannelId;
            case ROLE -> value instanceof RoleId;
            case DECIMAL -> value instanceof Double number && number >= option.minimum() && number <= option.maximum();
            case MESSAGE -> value instanceof MessageId;
            case FILE -> value instanceof UploadedFile;
        };
    }

    private static boolean isOfLength(Option option, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= option.minimum() && length <= option.maximum();
    }

    private static String wrong(Option option, String value, Texts own) {
        String problem = own.say(
                "argument.wrong",
                "value",
                Typed.shown(value),
                "option",
                option.name(),
                "wanted",
                describe(option, own));
        return Closest.to(value, option.choices())
                .map(word -> problem + " " + own.say("did-you-mean", "word", "`" + word + "`"))
                .orElse(problem);
    }

    private static String describe(Option option, Texts own) {
        boolean ranged = option.minimum() > -Option.LARGEST || option.maximum() < Option.LARGEST;
        return switch (option.type()) {
            case TEXT -> describeText(option, ranged, own);
            case INTEGER -> ranged ? own.say("wanted.integer-range", range(option)) : own.say("wanted.integer");
            case BOOLEAN -> own.say("wanted.flag");
            case MEMBER -> own.say("wanted.member");
            case CHANNEL -> own.say("wanted.channel");
            case ROLE -> own.say("wanted.role");
            case DECIMAL -> ranged ? own.say("wanted.decimal-range", range(option)) : own.say("wanted.decimal");
            case MESSAGE -> own.say("wanted.message");
            case FILE -> own.say("wanted.file");
        };
    }

    private static String describeText(Option option, boolean ranged, Texts own) {
        if (option.choices().isEmpty()) {
            return ranged ? own.say("wanted.text-range", range(option)) : own.say("wanted.text");
        }
        return own.say(
                "wanted.choice",
                "choices",
                option.choices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", ")));
    }

    private static Object[] range(Option option) {
        return new Object[] {"least", String.valueOf(option.minimum()), "most", String.valueOf(option.maximum())};
    }
}
