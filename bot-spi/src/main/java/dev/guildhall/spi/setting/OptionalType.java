package dev.guildhall.spi.setting;

import java.util.Optional;

/** A value, or none. */
record OptionalType<T>(SettingType<T> type) implements SettingType<Optional<T>> {

    OptionalType {
        Typing.single(type);
    }

    @Override
    public Parsed<Optional<T>> parse(String text) {
        if (Typing.word(text).equals(Typing.NONE)) {
            return new Parsed.Valid<>(Optional.empty());
        }
        return switch (type.parse(Quoted.opened(text))) {
            case Parsed.Valid<T>(T value) -> new Parsed.Valid<>(Optional.of(value));
            case Parsed.Invalid<T>(String problem) -> new Parsed.Invalid<>(problem + ", or none");
        };
    }

    @Override
    public String format(Optional<T> value) {
        return value.map(type::format).map(OptionalType::guarded).orElse(Typing.NONE);
    }

    /** A text that would be read as nothing, or as a text in quotes, stands in quotes. */
    private static String guarded(String text) {
        return Typing.word(text).equals(Typing.NONE) || Quoted.isQuoted(text) ? Quoted.of(text) : text;
    }

    @Override
    public String display(Optional<T> value) {
        return value.map(type::display).orElse(Typing.NONE);
    }

    @Override
    public String description() {
        return type.description() + ", or none";
    }

    @Override
    public Shape shape() {
        return new Shape.Maybe(type.shape());
    }
}
