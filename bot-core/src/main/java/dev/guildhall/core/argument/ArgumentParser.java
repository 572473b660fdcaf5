package dev.guildhall.core.argument;

import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one word as a value of a type. */
final class ArgumentParser {

    private static final Pattern MEMBER = Pattern.compile("(?:<@!?)?([1-9]\\d{14,19})>?");
    private static final Pattern CHANNEL = Pattern.compile("(?:<#)?([1-9]\\d{14,19})>?");
    private static final Pattern ROLE = Pattern.compile("(?:<@&)?([1-9]\\d{14,19})>?");
    private static final Pattern MESSAGE =
            Pattern.compile("(?:https://(?:\\w+\\.)?discord\\.com/channels/\\d{1,20}/\\d{1,20}/)?([1-9]\\d{14,19})");

    /** Plainer than Java's own numbers, among which are 1e9, 0x1p3 and NaN. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,15})?|\\.\\d{1,15})");

    private static final Map<String, Boolean> FLAGS = Map.of(
            "yes", true, "true", true, "on", true, "1", true, "네", true, "no", false, "false", false, "off", false, "0",
            false, "아니요", false);

    private ArgumentParser() {}

    static Optional<Object> parse(OptionType type, String word, Names names) {
        return switch (type) {
            case TEXT -> Optional.of(word);
            case INTEGER -> integer(word);
            case BOOLEAN -> Optional.ofNullable(FLAGS.get(word.toLowerCase(Locale.ROOT)));
            case MEMBER -> id(MEMBER, word, UserId::new).or(() -> names.member(word));
            case CHANNEL -> id(CHANNEL, word, ChannelId::new).or(() -> names.channel(word));
            case ROLE -> id(ROLE, word, RoleId::new).or(() -> names.role(word));
            case DECIMAL -> decimal(word);
            case MESSAGE -> message(word);
            case FILE -> Optional.empty();
        };
    }

    static Optional<Object> message(String word) {
        return id(MESSAGE, word, MessageId::new);
    }

    private static Optional<Object> integer(String word) {
        try {
            return Optional.of(Long.parseLong(word));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Object> decimal(String word) {
        // The sum turns -0.0, which equals no other zero, into 0.0.
        return DECIMAL.matcher(word).matches() ? Optional.of(Double.parseDouble(word) + 0.0) : Optional.empty();
    }

    private static Optional<Object> id(Pattern pattern, String word, LongFunction<Object> make) {
        Matcher matcher = pattern.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(make.apply(Long.parseUnsignedLong(matcher.group(1))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
