package dev.guildhall.fuzz;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.Shape;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random values of each type of setting, made without the type's own reading of texts wherever that is possible. */
final class TypeValues {

    private static final Map<String, Function<SettingType<?>, Arbitrary<?>>> MAKERS = new TreeMap<>();

    static {
        MAKERS.put("FlagType", type -> Arbitraries.of(true, false));
        MAKERS.put("IntegerType", TypeValues::integers);
        MAKERS.put("DecimalType", TypeValues::decimals);
        MAKERS.put("TextType", TypeValues::texts);
        MAKERS.put(
                "PatternType",
                type -> accepted(
                        type, Arbitraries.strings().withChars("abc xyz-019").ofMaxLength(12)));
        MAKERS.put("DurationType", TypeValues::durations);
        MAKERS.put("ChoiceType", type -> Arbitraries.of(((Shape.Words) type.shape()).words()));
        MAKERS.put("WordType", type -> accepted(type, Arbitraries.of(((Shape.Words) type.shape()).words())));
        MAKERS.put("ZoneType", type -> zones());
        MAKERS.put(
                "LanguageType",
                type -> Arbitraries.of(((Shape.Language) type.shape()).tags()).map(Locale::forLanguageTag));
        MAKERS.put("ColorType", type -> Arbitraries.integers().between(0, 0xFFFFFF));
        MAKERS.put("MentionType", TypeValues::mentions);
        MAKERS.put("OptionalType", TypeValues::optionals);
        MAKERS.put("ListType", TypeValues::lists);
        MAKERS.put("MapType", TypeValues::maps);
        MAKERS.put("CommandRuleType", type -> rules());
        MAKERS.putAll(ExperienceValues.MAKERS);
    }

    private TypeValues() {}

    /** The simple names of the types whose values can be made. */
    static Set<String> known() {
        return MAKERS.keySet();
    }

    @SuppressWarnings("unchecked") // Each maker makes values of its type.
    static <T> Arbitrary<T> of(SettingType<T> type) {
        Function<SettingType<?>, Arbitrary<?>> maker =
                MAKERS.get(type.getClass().getSimpleName());
        if (maker == null) {
            throw new AssertionError(type.getClass() + " has no values here: write some, and add a key to AllTypes");
        }
        return (Arbitrary<T>) maker.apply(type);
    }

    private static Arbitrary<?> accepted(SettingType<?> type, Arbitrary<String> texts) {
        return texts.map(type::parse)
                .filter(Parsed.Valid.class::isInstance)
                .map(parsed -> ((Parsed.Valid<?>) parsed).value());
    }

    private static Arbitrary<Integer> integers(SettingType<?> type) {
        Shape.Number range = (Shape.Number) type.shape();
        return Arbitraries.integers().between(Integer.parseInt(range.least()), Integer.parseInt(range.most()));
    }

    private static Arbitrary<BigDecimal> decimals(SettingType<?> type) {
        Shape.Number range = (Shape.Number) type.shape();
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(range.least()), new BigDecimal(range.most()))
                .ofScale(range.places())
                .map(number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
    }

    private static Arbitrary<String> texts(SettingType<?> type) {
        Shape.Line range = (Shape.Line) type.shape();
        Arbitrary<String> any = Arbitraries.strings()
                .excludeChars(controls())
                .withChars("ab \",\\=<>@&#:;'`{}[]|-~?!%*\u00e9\uac00\u2028\ufeff\u3000")
                .withCharRange('\u0020', '\u007e')
                .withCharRange('\u00a1', '\ud7ff')
                .ofMaxLength(range.longest());
        return Arbitraries.frequencyOf(
                        Tuple.of(9, any),
                        Tuple.of(1, Arbitraries.of("none", "None", "\"none\"", "null", "~", "true", "\\")))
                .map(String::strip)
                .filter(text -> text.length() >= range.shortest() && text.length() <= range.longest());
    }

    private static char[] controls() {
        char[] controls = new char[0x42];
        for (int i = 0; i < 0x20; i++) {
            controls[i] = (char) i;
        }
        for (int i = 0x7f; i < 0xa0; i++) {
            controls[i - 0x5f] = (char) i;
        }
        return controls;
    }

    private static Arbitrary<Duration> durations(SettingType<?> type) {
        Shape.Span range = (Shape.Span) type.shape();
        return Arbitraries.longs()
                .between(seconds(type, range.shortest()), seconds(type, range.longest()))
                .map(Duration::ofSeconds);
    }

    private static long seconds(SettingType<?> type, String text) {
        return ((Duration) ((Parsed.Valid<?>) type.parse(text)).value()).toSeconds();
    }

    private static Arbitrary<ZoneId> zones() {
        Arbitrary<String> named =
                Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        Arbitrary<String> offsets = Combinators.combine(
                        Arbitraries.of("+", "-"),
                        Arbitraries.integers().between(0, 17),
                        Arbitraries.integers().between(0, 59))
                .as((sign, hours, minutes) -> String.format(Locale.ROOT, "UTC%s%02d:%02d", sign, hours, minutes));
        return Arbitraries.oneOf(named, offsets).map(ZoneId::of);
    }

    private static Arbitrary<?> mentions(SettingType<?> type) {
        Arbitrary<Long> ids = Arbitraries.longs().filter(id -> Long.compareUnsigned(id, 100_000_000_000_000L) >= 0);
        return switch (((Shape.Mention) type.shape()).kind()) {
            case ROLE -> ids.map(RoleId::new);
            case CHANNEL -> ids.map(ChannelId::new);
            case MEMBER -> ids.map(UserId::new);
        };
    }

    private static Arbitrary<?> optionals(SettingType<?> type) {
        return of(part(type, "type")).optional(0.8);
    }

    private static Arbitrary<? extends List<?>> lists(SettingType<?> type) {
        int most = ((Shape.Items) type.shape()).most();
        return of(part(type, "type")).list().uniqueElements().ofMaxSize(Math.min(most, 12));
    }

    private static Arbitrary<?> maps(SettingType<?> type) {
        int most = ((Shape.Entries) type.shape()).most();
        return Arbitraries.maps(of(part(type, "keys")), of(part(type, "values")))
                .ofMaxSize(Math.min(most, 8))
                .map(LinkedHashMap::new);
    }

    /** The type of the items, which is not public. */
    @SuppressWarnings("unchecked")
    private static SettingType<Object> part(SettingType<?> type, String name) {
        try {
            Method accessor = type.getClass().getDeclaredMethod(name);
            accessor.setAccessible(true);
            return (SettingType<Object>) accessor.invoke(type);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(type.getClass() + " has no " + name, changed);
        }
    }

    private static Arbitrary<CommandRule> rules() {
        Arbitrary<String> word = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0123456789-")
                .ofMinLength(1)
                .ofMaxLength(32)
                .filter(text -> Character.isLetter(text.charAt(0)));
        Arbitrary<String> subject = Arbitraries.oneOf(
                word.list().ofMinSize(1).ofMaxSize(3).map(words -> String.join(" ", words)),
                word.map(CommandRule::ofModule));
        Arbitrary<Long> id = Arbitraries.longs().filter(each -> Long.compareUnsigned(each, 100_000_000_000_000L) >= 0);
        Arbitrary<Boolean> allowed = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                subject.map(CommandRule.Off::new),
                Combinators.combine(subject, allowed, id.map(RoleId::new)).as(CommandRule.ForRole::new),
                Combinators.combine(subject, allowed, id.map(ChannelId::new)).as(CommandRule.ForChannel::new));
    }
}
