package dev.guildhall.spi.setting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of some languages. */
record LanguageType(List<Locale> offered) implements SettingType<Locale> {

    LanguageType {
        offered = List.copyOf(offered);
    }

    @Override
    public Parsed<Locale> parse(String text) {
        String word = Typing.word(text).replace('_', '-');
        return offered.stream()
                .filter(each -> isCalled(each, word))
                .findFirst()
                // "en-GB" is English where no other English is offered.
                .or(() -> offered.stream()
                        .filter(each -> word.startsWith(Typing.word(each.toLanguageTag()) + "-"))
                        .findFirst())
                .<Parsed<Locale>>map(Parsed.Valid::new)
                .orElseGet(() -> Typing.invalid(this, text));
    }

    private static boolean isCalled(Locale language, String word) {
        return word.equals(Typing.word(language.toLanguageTag()))
                || word.equals(Typing.word(language.getDisplayName(Locale.ENGLISH)))
                || word.equals(Typing.word(language.getDisplayName(language)));
    }

    @Override
    public String format(Locale value) {
        return value.toLanguageTag();
    }

    @Override
    public String display(Locale value) {
        return value.getDisplayName(value);
    }

    @Override
    public String description() {
        return "a language: "
                + offered.stream()
                        .map(each -> each.toLanguageTag() + " (" + each.getDisplayName(each) + ")")
                        .collect(Collectors.joining(" or "));
    }

    @Override
    public Shape shape() {
        return new Shape.Language(offered.stream().map(Locale::toLanguageTag).toList());
    }
}
