package dev.guildhall.spi.setting;

import dev.guildhall.spi.command.Closest;
import java.util.List;

/** One of some words. */
record ChoiceType(List<String> words) implements SettingType<String> {

    ChoiceType {
        words = List.copyOf(words);
        for (String word : words) {
            if (word.isBlank() || !word.equals(Typing.word(word))) {
                throw new IllegalArgumentException("the choice \"" + word + "\" must be in lower case");
            }
        }
    }

    @Override
    public Parsed<String> parse(String text) {
        String word = Typing.word(text);
        if (words.contains(word)) {
            return new Parsed.Valid<>(word);
        }
        return Typing.invalid(
                text,
                description()
                        + Closest.to(word, words)
                                .map(meant -> "; did you mean " + meant + "?")
                                .orElse(""));
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String description() {
        return "one of " + String.join(", ", words);
    }

    @Override
    public Shape shape() {
        return new Shape.Words(words);
    }
}
