package dev.guildhall.core.argument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people type: what can be written is read again, and nothing throws or grows too long. */
class ArgumentPropertyTest {

    private static final Texts OWN =
            TextFiles.of(TextCatalogue.OWN, ArgumentPropertyTest.class).in(Locale.ENGLISH);
    private static final String ALPHABET = "ab1 \"\\'`“”<@!#&>:-.\n\t순위é🎉9876543210000000000";
    private static final int ROUNDS = 20_000;

    private static final Names NOBODY = new Names() {
        @Override
        public Optional<UserId> member(String name) {
            return Optional.empty();
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

    private static List<Option> options(Random random) {
        List<Option> options = new ArrayList<>();
        int required = random.nextInt(4);
        OptionType[] types = OptionType.values();
        for (int i = 0; i < required + random.nextInt(3); i++) {
            OptionType type = types[random.nextInt(types.length)];
            if (type != OptionType.FILE) {
                Option option = Option.of(type, "option-" + i, "One of them");
                options.add(i < required ? option : option.optional());
            }
        }
        return options;
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int[] letters = ALPHABET.codePoints().toArray();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingThatIsTypedThrows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String typed = text(random, 60);
            var outcome = ArgumentReader.read(options(random), new Words(typed, 0), Map.of(), NOBODY, OWN);
            if (outcome instanceof ArgumentReader.Outcome.Wrong(String problem)) {
                assertThat(problem).as(typed).hasSizeLessThan(1_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void whatIsWrittenIsReadAgain(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<Option> options =
                    options(random).stream().filter(Option::required).toList();
            Map<String, Object> values = new HashMap<>();
            StringBuilder line = new StringBuilder();
            for (Option option : options) {
                Object value = value(option.type(), random);
                values.put(option.name(), value);
                line.append(written(value, random)).append(" ".repeat(1 + random.nextInt(3)));
            }
            var outcome = ArgumentReader.read(options, new Words(line.toString(), 0), Map.of(), NOBODY, OWN);
            assertThat(outcome).as(line.toString()).isInstanceOf(ArgumentReader.Outcome.Fine.class);
            assertThat(((ArgumentReader.Outcome.Fine) outcome).arguments().values())
                    .as(line.toString())
                    .isEqualTo(values);
        }
    }

    private static Object value(OptionType type, Random random) {
        long id = random.nextLong(100_000_000_000_000_000L, Long.MAX_VALUE);
        return switch (type) {
            case TEXT -> text(random, 20);
            case INTEGER -> random.nextLong(-Option.LARGEST, Option.LARGEST);
            case BOOLEAN -> random.nextBoolean();
            case MEMBER -> new UserId(id);
            case CHANNEL -> new ChannelId(id);
            case ROLE -> new RoleId(id);
            case DECIMAL -> random.nextInt(-1_000_000, 1_000_000) / 64.0;
            case MESSAGE -> new MessageId(id);
            case FILE -> throw new IllegalArgumentException("files are not written");
        };
    }

    private static String written(Object value, Random random) {
        return switch (value) {
            case String text -> quoted(text, random);
            case UserId user -> "<@" + user + ">";
            case ChannelId channel -> "<#" + channel + ">";
            case RoleId role -> "<@&" + role + ">";
            case Boolean flag -> flag ? "Yes" : "off";
            default -> value.toString();
        };
    }

    /** In quotes of one kind or the other; or without, where nothing would be lost. */
    private static String quoted(String text, Random random) {
        boolean plain = !text.isEmpty()
                && text.chars().noneMatch(Character::isWhitespace)
                && text.charAt(0) != '"'
                && text.charAt(0) != '“';
        if (plain && random.nextBoolean()) {
            return text;
        }
        String escaped = text.replace("\\", "\\\\");
        return random.nextBoolean()
                ? "\"" + escaped.replace("\"", "\\\"") + "\""
                : "“" + escaped.replace("”", "\\”") + "”";
    }
}
