package dev.guildhall.settings;

import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.Shape;
import dev.guildhall.spi.text.Texts;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what a key's type allows, in the reader's language. */
final class Allowed {

    private Allowed() {}

    static String say(SettingKey<?> key, SettingTexts modules, Texts texts) {
        return modules.allowed(key, texts.language())
                // English is what types themselves speak.
                .orElseGet(() -> texts.language().getLanguage().equals(Locale.ENGLISH.getLanguage())
                        ? key.type().description()
                        : say(key.type().shape(), texts));
    }

    /** For who gave something else. That a value is a text says nothing of what it is to be like; the description does. */
    static String hint(SettingKey<?> key, SettingTexts modules, Texts texts) {
        boolean anyText = key.type().shape() instanceof Shape.Line
                || key.type().shape() instanceof Shape.Items(Shape.Line _, int _);
        return anyText && modules.allowed(key, texts.language()).isEmpty()
                ? modules.description(key, texts.language())
                : say(key, modules, texts);
    }

    private static String say(Shape shape, Texts texts) {
        return switch (shape) {
            case Shape.Toggle toggle -> texts.say("allowed.toggle");
            case Shape.Number(String least, String most, int places) ->
                texts.say(
                        places == 0 ? "allowed.integer" : "allowed.decimal",
                        "least",
                        least,
                        "most",
                        most,
                        "places",
                        places);
            case Shape.Words(var words) -> texts.say("allowed.words", "words", String.join(", ", words));
            case Shape.Line(int shortest, int longest) ->
                texts.say("allowed.line", "shortest", shortest, "longest", longest);
            case Shape.Span(String shortest, String longest) ->
                texts.say("allowed.span", "shortest", shortest, "longest", longest);
            case Shape.Zone zone -> texts.say("allowed.zone");
            case Shape.Language(var tags) ->
                texts.say(
                        "allowed.language",
                        "languages",
                        tags.stream()
                                .map(tag -> tag + " (" + name(Locale.forLanguageTag(tag)) + ")")
                                .collect(Collectors.joining(", ")));
            case Shape.Color color -> texts.say("allowed.color");
            case Shape.Mention(Shape.Mention.Kind kind) ->
                switch (kind) {
                    case ROLE -> texts.say("allowed.role");
                    case CHANNEL -> texts.say("allowed.channel");
                    case MEMBER -> texts.say("allowed.member");
                };
            case Shape.Maybe(Shape value) -> texts.say("allowed.maybe", "value", say(value, texts));
            case Shape.Items(Shape item, int most) ->
                texts.say("allowed.items", "item", say(item, texts), "most", most);
            case Shape.Entries(Shape entryKey, Shape value, int most) ->
                texts.say("allowed.entries", "key", say(entryKey, texts), "value", say(value, texts), "most", most);
        };
    }

    private static String name(Locale language) {
        return language.getDisplayName(language);
    }
}
