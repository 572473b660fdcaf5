package dev.guildhall.core.command;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and checks the arguments of a command against its options. */
final class ArgumentReader {

    private static final Pattern MEMBER = Pattern.compile("(?:<@!?)?(\\d{15,20})>?");
    private static final Pattern CHANNEL = Pattern.compile("(?:<#)?(\\d{15,20})>?");
    private static final Pattern ROLE = Pattern.compile("(?:<@&)?(\\d{15,20})>?");
    private static final Pattern MESSAGE =
            Pattern.compile("(?:https://(?:\\w+\\.)?discord\\.com/channels/\\d{1,20}/\\d{1,20}/)?(\\d{15,20})");
    private static final Map<String, Boolean> FLAGS =
            Map.of("yes", true, "true", true, "on", true, "no", false, "false", false, "off", false);

    private ArgumentReader() {}

    /** Checked arguments, or what is wrong as a sentence for the caller. */
    sealed interface Outcome {
        record Fine(Arguments arguments) implements Outcome {}

        record Wrong(String problem) implements Outcome {}
    }

    /** Reads what follows a prefix command's name. */
    static Outcome read(CatalogueCommand command, Words words, Map<String, Object> given, Texts own) {
        Map<String, Object> values = new HashMap<>(given);
        List<Option> options = command.command().options().stream()
                .filter(each -> each.type() != OptionType.FILE)
                .toList();
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            boolean takesRest = i == options.size() - 1 && option.type() == OptionType.TEXT;
            Optional<String> word = takesRest ? words.rest() : words.next();
            if (word.isEmpty()) {
                break;
            }
            Optional<Object> value = parse(option.type(), word.get());
            if (value.isEmpty()) {
                return new Outcome.Wrong(wrong(option, word.get(), own));
            }
            values.put(option.name(), value.get());
        }
        if (words.hasNext()) {
            return new Outcome.Wrong(own.say(
                    "argument.too-many", "value", Typed.shown(words.rest().orElse(""))));
        }
        return check(command, values, own);
    }

    /** Checks arguments that have their types already; Discord sends those of a type that it lacks as texts. */
    static Outcome check(CatalogueCommand command, Map<String, Object> given, Texts own) {
        Map<String, Object> values = new HashMap<>(given);
        for (Option option : command.command().options()) {
            if (option.type() == OptionType.MESSAGE && values.get(option.name()) instanceof String text) {
                parse(option.type(), text.strip()).ifPresent(id -> values.put(option.name(), id));
            }
        }
        for (Option option : command.command().options()) {
            Object value = values.get(option.name());
            if (value == null) {
                if (option.required()) {
                    return new Outcome.Wrong(
                            own.say("argument.missing", "option", option.name(), "wanted", describe(option, own)));
                }
            } else if (!allows(option, value)) {
                return new Outcome.Wrong(wrong(option, value.toString(), own));
            }
        }
        return new Outcome.Fine(new Arguments(values));
    }

    private static Optional<Object> parse(OptionType type, String word) {
        return switch (type) {
            case TEXT -> Optional.of(word);
            case INTEGER -> integer(word);
            case BOOLEAN -> Optional.ofNullable(FLAGS.get(word.toLowerCase(Locale.ROOT)));
            case MEMBER -> id(MEMBER, word).map(UserId::new);
            case CHANNEL -> id(CHANNEL, word).map(ChannelId::new);
            case ROLE -> id(ROLE, word).map(RoleId::new);
            case DECIMAL -> decimal(word);
            case MESSAGE -> id(MESSAGE, word).map(MessageId::new);
            case FILE -> Optional.empty();
        };
    }

    private static Optional<Object> decimal(String word) {
        try {
            double value = Double.parseDouble(word);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Object> integer(String word) {
        try {
            return Optional.of(Long.parseLong(word));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Long> id(Pattern pattern, String word) {
        Matcher matcher = pattern.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseUnsignedLong(matcher.group(1)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    static boolean allows(Option option, Object value) {
        return switch (option.type()) {
            case TEXT ->
                value instanceof String text
                        && (option.choices().isEmpty() || option.choices().contains(text));
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
            case TEXT ->
                option.choices().isEmpty()
                        ? own.say("wanted.text")
                        : own.say(
                                "wanted.choice",
                                "choices",
                                option.choices().stream()
                                        .map(choice -> "`" + choice + "`")
                                        .collect(Collectors.joining(", ")));
            case INTEGER -> own.say(ranged ? "wanted.integer-range" : "wanted.integer", range(option));
            case BOOLEAN -> own.say("wanted.flag");
            case MEMBER -> own.say("wanted.member");
            case CHANNEL -> own.say("wanted.channel");
            case ROLE -> own.say("wanted.role");
            case DECIMAL -> own.say(ranged ? "wanted.decimal-range" : "wanted.decimal", range(option));
            case MESSAGE -> own.say("wanted.message");
            case FILE -> own.say("wanted.file");
        };
    }

    private static Object[] range(Option option) {
        return new Object[] {"least", String.valueOf(option.minimum()), "most", String.valueOf(option.maximum())};
    }
}
