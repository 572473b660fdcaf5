package dev.guildhall.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.SettingTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every type, over random values and random texts of a fixed seed. */
class SettingTextsTest {

    private static final int ROUNDS = 3_000;
    private static final String LETTERS = "ab Z9,\"\\=<>@&#none: .-가ß\uD83D\uDE00";
    private static final List<String> WORDS = List.of("slow", "fast", "none", "a b", "x,y");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    /** A type and how to make its values. */
    private record Sample<T>(SettingType<T> type, Function<SplittableRandom, T> value) {

        @Override
        public String toString() {
            return type.description();
        }
    }

    static Stream<Sample<?>> samples() {
        Sample<Integer> integers =
                new Sample<>(SettingTypes.integer(-5000, 1_000_000), random -> random.nextInt(-5000, 1_000_001));
        Sample<BigDecimal> decimals = new Sample<>(
                SettingTypes.decimal("-10", "1000", 3),
                random -> plain(new BigDecimal(BigInteger.valueOf(random.nextLong(-10_000, 1_000_001)), 3)));
        Sample<String> texts = new Sample<>(SettingTypes.text(0, 20), SettingTextsTest::text);
        Sample<String> words = new Sample<>(
                SettingTypes.choice(WORDS.toArray(String[]::new)), random -> WORDS.get(random.nextInt(WORDS.size())));
        Sample<RoleId> roles = new Sample<>(SettingTypes.roleId(), random -> new RoleId(id(random)));
        Sample<ChannelId> channels = new Sample<>(SettingTypes.channelId(), random -> new ChannelId(id(random)));
        Sample<UserId> members = new Sample<>(SettingTypes.memberId(), random -> new UserId(id(random)));
        return Stream.of(
                integers,
                decimals,
                texts,
                words,
                roles,
                channels,
                members,
                new Sample<>(SettingTypes.flag(), SplittableRandom::nextBoolean),
                new Sample<>(
                        SettingTypes.text(1, 9, Pattern.compile("[a-z]+"), "small letters"),
                        random -> "abcdefghi".substring(random.nextInt(9))),
                new Sample<>(
                        SettingTypes.duration(Duration.ZERO, Duration.ofDays(400)),
                        random -> Duration.ofSeconds(random.nextInt(34_000_000))),
                new Sample<>(SettingTypes.zone(), random -> ZoneId.of(ZONES.get(random.nextInt(ZONES.size())))),
                new Sample<>(
                        SettingTypes.language(List.of(Locale.ENGLISH, Locale.KOREAN)),
                        random -> random.nextBoolean() ? Locale.ENGLISH : Locale.KOREAN),
                new Sample<>(SettingTypes.color(), random -> random.nextInt(0x1000000)),
                optional(texts),
                optional(words),
                optional(roles),
                list(texts),
                list(words),
                list(roles),
                list(decimals),
                list(optional(texts)),
                map(integers, roles),
                map(texts, texts),
                map(texts, roles),
                map(roles, texts),
                map(channels, optional(texts)),
                map(members, decimals));
    }

    private static <T> Sample<Optional<T>> optional(Sample<T> sample) {
        return new Sample<>(
                SettingTypes.optional(sample.type()),
                random -> random.nextInt(5) == 0
                        ? Optional.empty()
                        : Optional.of(sample.value().apply(random)));
    }

    private static <T> Sample<List<T>> list(Sample<T> sample) {
        return new Sample<>(
                SettingTypes.listOf(sample.type(), 8),
                random -> Stream.generate(() -> sample.value().apply(random))
                        .limit(random.nextInt(9))
                        .distinct()
                        .toList());
    }

    private static <K, V> Sample<Map<K, V>> map(Sample<K> keys, Sample<V> values) {
        return new Sample<>(SettingTypes.mapOf(keys.type(), values.type(), 8), random -> {
            Map<K, V> made = new LinkedHashMap<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                made.put(keys.value().apply(random), values.value().apply(random));
            }
            return made;
        });
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static long id(SplittableRandom random) {
        return random.nextLong(100_000_000_000_000L, Long.MAX_VALUE);
    }

    private static String text(SplittableRandom random) {
        List<String> letters = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            int at = LETTERS.offsetByCodePoints(0, random.nextInt(LETTERS.codePointCount(0, LETTERS.length())));
            letters.add(Character.toString(LETTERS.codePointAt(at)));
        }
        return random.nextInt(20) == 0 ? "None" : String.join("", letters).strip();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void whatIsStoredIsReadAsTheSameValue(Sample<T> sample) {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < ROUNDS; i++) {
            T value = sample.value().apply(random);
            String stored = sample.type().format(value);
            assertThat(sample.type().parse(stored)).as(stored).isEqualTo(new Parsed.Valid<>(value));
            assertThat(sample.type().parse("  " + stored + " ")).as(stored).isEqualTo(new Parsed.Valid<>(value));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void whatIsShownOfMentionsIsReadToo(Sample<T> sample) {
        SplittableRandom random = new SplittableRandom(18);
        T value = sample.value().apply(random);
        if (sample.type().display(value).startsWith("<")
                && !sample.type().display(value).contains("`")) {
            assertThat(sample.type().parse(sample.type().display(value))).isEqualTo(new Parsed.Valid<>(value));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void anyTextIsAValueOfOneTextOrRefusedWithAReason(Sample<T> sample) {
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < ROUNDS; i++) {
            String typed = text(random) + (random.nextBoolean() ? "\n" : ",") + text(random);
            switch (sample.type().parse(typed)) {
                case Parsed.Valid<T>(T value) -> {
                    String stored = sample.type().format(value);
                    assertThat(sample.type().parse(stored)).as(typed).isEqualTo(new Parsed.Valid<>(value));
                    assertThat(stored).doesNotContain("\n");
                }
                case Parsed.Invalid<T>(String problem) -> assertThat(problem).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void itemsTakenOutOneByOneAndPutBackMakeTheSameValue(Sample<T> sample) {
        if (!(sample.type() instanceof ItemsType<T> type)) {
            return;
        }
        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < ROUNDS / 10; i++) {
            T value = sample.value().apply(random);
            T left = value;
            T again = valid(type.parse(""));
            for (String item : type.items(value)) {
                left = valid(type.without(left, item));
                again = valid(type.with(again, item));
            }
            assertThat(left).isEqualTo(valid(type.parse("none")));
            assertThat(again).isEqualTo(value);
        }
    }

    private static <T> T valid(Parsed<T> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid<T>) parsed).value();
    }
}
