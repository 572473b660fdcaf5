package dev.guildhall.xp.setting;

import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * One of an enum's values, written as its name in lower case.
 *
 * @param others further words for some of them, such as those of earlier versions
 */
record WordType<E extends Enum<E>>(Class<E> type, Map<String, E> others) implements SettingType<E> {

    WordType {
        others = Map.copyOf(others);
    }

    private SettingType<String> words() {
        return SettingTypes.choice(
                Arrays.stream(type.getEnumConstants()).map(this::format).toArray(String[]::new));
    }

    @Override
    public Parsed<E> parse(String text) {
        E other = others.get(text.strip().toLowerCase(Locale.ROOT));
        if (other != null) {
            return new Parsed.Valid<>(other);
        }
        return switch (words().parse(text)) {
            case Parsed.Valid<String>(String word) ->
                new Parsed.Valid<>(Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
            case Parsed.Invalid<String>(String problem) -> new Parsed.Invalid<>(problem);
        };
    }

    @Override
    public String format(E value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String description() {
        return words().description();
    }

    @Override
    public Shape shape() {
        return words().shape();
    }
}
