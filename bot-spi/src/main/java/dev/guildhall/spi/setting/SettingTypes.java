package dev.guildhall.spi.setting;

import dev.guildhall.spi.id.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types that come with the platform. */
public final class SettingTypes {

    private SettingTypes() {}

    /** A whole number in a range, both ends included. */
    public static SettingType<Integer> integer(int least, int most) {
        return new IntegerType(least, most);
    }

    /** A text of so many characters, without line breaks and without spaces at its ends. */
    public static SettingType<String> text(int shortest, int longest) {
        return new TextType(shortest, longest);
    }

    /** On or off. */
    public static SettingType<Boolean> flag() {
        return new FlagType();
    }

    /** A time span to the second, written like {@code 90s}, {@code 5m} or {@code 1h30m}. */
    public static SettingType<Duration> duration(Duration shortest, Duration longest) {
        return new DurationType(shortest, longest);
    }

    /** One of some words. */
    public static SettingType<String> choice(String... words) {
        return new ChoiceType(List.of(words));
    }

    /** A channel, by mention or id, or {@code none}. */
    public static SettingType<Optional<ChannelId>> channel() {
        return new ChannelType();
    }

    private record IntegerType(int least, int most) implements SettingType<Integer> {
        @Override
        public Parsed<Integer> parse(String text) {
            try {
                int value = Integer.parseInt(text.strip());
                if (value >= least && value <= most) {
                    return new Parsed.Valid<>(value);
                }
            } catch (NumberFormatException notANumber) {
                return invalid(this, text);
            }
            return invalid(this, text);
        }

        @Override
        public String format(Integer value) {
            return value.toString();
        }

        @Override
        public String description() {
            return "a whole number from " + least + " to " + most;
        }
    }

    private record TextType(int shortest, int longest) implements SettingType<String> {
        @Override
        public Parsed<String> parse(String text) {
            String value = text.strip();
            boolean fits = value.length() >= shortest
                    && value.length() <= longest
                    && value.chars().noneMatch(Character::isISOControl);
            return fits ? new Parsed.Valid<>(value) : invalid(this, text);
        }

        @Override
        public String format(String value) {
            return value;
        }

        @Override
        public String description() {
            return "a text of " + shortest + " to " + longest + " characters";
        }
    }

    private record FlagType() implements SettingType<Boolean> {
        private static final Map<String, Boolean> WORDS = Map.of(
                "on", true, "true", true, "yes", true, "1", true, "off", false, "false", false, "no", false, "0",
                false);

        @Override
        public Parsed<Boolean> parse(String text) {
            Boolean value = WORDS.get(text.strip().toLowerCase(Locale.ROOT));
            return value == null ? invalid(this, text) : new Parsed.Valid<>(value);
        }

        @Override
        public String format(Boolean value) {
            return value ? "on" : "off";
        }

        @Override
        public String description() {
            return "on or off";
        }
    }

    private record DurationType(Duration shortest, Duration longest) implements SettingType<Duration> {
        private static final Pattern PARTS =
                Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s?)?");

        @Override
        public Parsed<Duration> parse(String text) {
            String compact = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
            Matcher matcher = PARTS.matcher(compact);
            if (compact.isEmpty() || !matcher.matches()) {
                return invalid(this, text);
            }
            Duration value = Duration.ofDays(part(matcher, 1))
                    .plusHours(part(matcher, 2))
                    .plusMinutes(part(matcher, 3))
                    .plusSeconds(part(matcher, 4));
            boolean fits = value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0;
            return fits ? new Parsed.Valid<>(value) : invalid(this, text);
        }

        private static long part(Matcher matcher, int group) {
            String digits = matcher.group(group);
            return digits == null ? 0 : Long.parseLong(digits);
        }

        @Override
        public String format(Duration value) {
            if (value.isZero()) {
                return "0s";
            }
            return (value.toDays() > 0 ? value.toDays() + "d" : "")
                    + (value.toHoursPart() > 0 ? value.toHoursPart() + "h" : "")
                    + (value.toMinutesPart() > 0 ? value.toMinutesPart() + "m" : "")
                    + (value.toSecondsPart() > 0 ? value.toSecondsPart() + "s" : "");
        }

        @Override
        public String description() {
            return "a time from " + format(shortest) + " to " + format(longest) + ", like 90s, 5m or 1h30m";
        }
    }

    private record ChoiceType(List<String> words) implements SettingType<String> {
        @Override
        public Parsed<String> parse(String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            return words.contains(word) ? new Parsed.Valid<>(word) : invalid(this, text);
        }

        @Override
        public String format(String value) {
            return value;
        }

        @Override
        public String description() {
            return "one of " + String.join(", ", words);
        }
    }

    private record ChannelType() implements SettingType<Optional<ChannelId>> {
        private static final Pattern MENTION = Pattern.compile("(?:<#)?(\\d{15,20})>?");

        @Override
        public Parsed<Optional<ChannelId>> parse(String text) {
            String value = text.strip().toLowerCase(Locale.ROOT);
            if (value.equals("none")) {
                return new Parsed.Valid<>(Optional.empty());
            }
            Matcher matcher = MENTION.matcher(value);
            if (!matcher.matches()) {
                return invalid(this, text);
            }
            try {
                return new Parsed.Valid<>(Optional.of(new ChannelId(Long.parseUnsignedLong(matcher.group(1)))));
            } catch (NumberFormatException tooLarge) {
                return invalid(this, text);
            }
        }

        @Override
        public String format(Optional<ChannelId> value) {
            return value.map(ChannelId::toString).orElse("none");
        }

        @Override
        public String display(Optional<ChannelId> value) {
            return value.map(channel -> "<#" + channel + ">").orElse("none");
        }

        @Override
        public String description() {
            return "a channel like #general, or none";
        }
    }

    private static <T> Parsed<T> invalid(SettingType<T> type, String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new Parsed.Invalid<>("\"" + shown + "\" is not " + type.description());
    }
}
