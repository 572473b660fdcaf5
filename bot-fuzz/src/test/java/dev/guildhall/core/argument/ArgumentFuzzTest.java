package dev.guildhall.core.argument;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.fuzz.Cost;
import dev.guildhall.fuzz.WellFormed;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.text.Texts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever somebody types after a command. The first line of an input is the command, a letter for each option; capitals may
 * be left out: {@code mI} takes a member and, where it is there, a whole number. The rest is what was typed.
 */
class ArgumentFuzzTest {

    private static final Texts ENGLISH =
            TextFiles.of(TextCatalogue.OWN, ArgumentFuzzTest.class).in(Locale.ENGLISH);
    private static final Texts KOREAN =
            TextFiles.of(TextCatalogue.OWN, ArgumentFuzzTest.class).in(Locale.KOREAN);
    private static final int MOST_OPTIONS = 6;

    /** One person is known by name, and nothing else. */
    private static final Names ANNA = new Names() {
        @Override
        public Optional<UserId> member(String name) {
            return name.equalsIgnoreCase("@anna") ? Optional.of(new UserId(175928847299117063L)) : Optional.empty();
        }

        @Override
        public Optional<ChannelId> channel(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<RoleId> role(String name) {
            return Optional.empty();
        }
    };

    @FuzzTest(maxDuration = "1m")
    void whatIsTypedIsReadOrPointedAt(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) {
            return;
        }
        List<Option> options = options(text.substring(0, end));
        String typed = text.substring(end + 1);
        requireWords(typed);

        switch (Cost.bounded(
                typed.length(), () -> ArgumentReader.read(options, new Words(typed, 0), Map.of(), ANNA, ENGLISH))) {
            case ArgumentReader.Outcome.Fine fine -> requireSameAgain(options, fine);
            case ArgumentReader.Outcome.Wrong(String problem) -> {
                requirePointed(problem);
                var korean = ArgumentReader.read(options, new Words(typed, 0), Map.of(), ANNA, KOREAN);
                assertThat(korean)
                        .isInstanceOfSatisfying(
                                ArgumentReader.Outcome.Wrong.class, wrong -> requirePointed(wrong.problem()));
            }
        }
    }

    private static List<Option> options(String letters) {
        List<Option> options = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            String name = "option-" + options.size();
            Optional<Option> option = option(Character.toLowerCase(letter), name);
            if (option.isPresent() && options.size() < MOST_OPTIONS) {
                options.add(Character.isUpperCase(letter) ? option.get().optional() : option.get());
            }
        }
        return options;
    }

    private static Optional<Option> option(char letter, String name) {
        return switch (letter) {
            case 't' -> Optional.of(Option.of(OptionType.TEXT, name, "A text"));
            case 'w' -> Optional.of(Option.of(OptionType.TEXT, name, "A word").oneOf(List.of("slow", "fast", "a b")));
            case 'i' -> Optional.of(Option.of(OptionType.INTEGER, name, "A number"));
            case 's' ->
                Optional.of(Option.of(OptionType.INTEGER, name, "A small one").between(-3, 12));
            case 'd' -> Optional.of(Option.of(OptionType.DECIMAL, name, "A number"));
            case 'b' -> Optional.of(Option.of(OptionType.BOOLEAN, name, "A flag"));
            case 'm' -> Optional.of(Option.of(OptionType.MEMBER, name, "A member"));
            case 'c' -> Optional.of(Option.of(OptionType.CHANNEL, name, "A channel"));
            case 'r' -> Optional.of(Option.of(OptionType.ROLE, name, "A role"));
            case 'g' -> Optional.of(Option.of(OptionType.MESSAGE, name, "A message"));
            default -> Optional.empty();
        };
    }

    /** The words are the text, in its order, without the spaces between them; written in quotes they are the same words. */
    private static void requireWords(String typed) {
        List<String> found = new ArrayList<>();
        StringBuilder again = new StringBuilder();
        int before = 0;
        Words words = new Words(typed, 0);
        while (words.hasNext()) {
            Words.Word word = words.next().orElseThrow();
            assertThat(typed.substring(before, word.start())).isBlank();
            assertThat(word.end()).isBetween(word.start() + 1, typed.length());
            before = word.end();
            found.add(word.text());
            again.append(quoted(word.text())).append(' ');
        }
        assertThat(typed.substring(before)).isBlank();
        List<String> readAgain = new ArrayList<>();
        Words quoted = new Words(again.toString(), 0);
        while (quoted.hasNext()) {
            readAgain.add(quoted.next().orElseThrow().text());
        }
        assertThat(readAgain).isEqualTo(found);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void requireSameAgain(List<Option> options, ArgumentReader.Outcome.Fine fine) {
        Map<String, Object> values = fine.arguments().values();
        StringBuilder line = new StringBuilder();
        for (Option option : options) {
            Object value = values.get(option.name());
            assertThat(value != null || !option.required()).isTrue();
            if (value != null) {
                assertThat(ArgumentReader.allows(option, value)).isTrue();
                line.append(written(value)).append("  ");
            }
        }
        var again = ArgumentReader.read(options, new Words(line.toString(), 0), Map.of(), ANNA, ENGLISH);
        assertThat(again).as(line.toString()).isEqualTo(fine);
    }

    /** So that it fits no option of another type that was left out before. */
    private static String written(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case UserId user -> "<@" + user + ">";
            case ChannelId channel -> "<#" + channel + ">";
            case RoleId role -> "<@&" + role + ">";
            case MessageId message -> "https://discord.com/channels/1/2/" + message;
            case Boolean flag -> flag ? "yes" : "no";
            case Long number -> (number < 0 ? "" : "+") + number;
            case Double number -> {
                String plain = new BigDecimal(number.toString()).toPlainString();
                yield plain.contains(".") ? plain : plain + ".0";
            }
            default -> throw new AssertionError("a value of an unknown type: " + value.getClass());
        };
    }

    /** A code block of two lines, the second of which marks a place of the first; then a sentence. Fit to be sent. */
    private static void requirePointed(String problem) {
        assertThat(problem).startsWith("```\n").hasSizeLessThan(1_000);
        WellFormed.require(problem);
        String block = problem.substring(4, problem.indexOf("\n```", 4));
        assertThat(block.lines()).as(block).hasSize(2);
        String marks = block.lines().toList().getLast();
        assertThat(marks).matches("[ \u3000]*[\\^\uFF3E]+");
        String sentence = problem.substring(problem.indexOf("\n```", 4) + 4);
        assertThat(sentence).isNotBlank().doesNotContain("\n", "\r", "```");
        assertThat(sentence.chars().filter(letter -> letter == '`').count() % 2)
                .as(sentence)
                .isZero();
    }
}
