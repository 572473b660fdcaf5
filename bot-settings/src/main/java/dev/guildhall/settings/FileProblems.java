package dev.guildhall.settings;

import dev.guildhall.settings.file.FileException;
import dev.guildhall.settings.file.FileProblem;
import dev.guildhall.settings.file.FileProblem.Reason;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.text.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is wrong with a file, a problem a line, without markup. */
record FileProblems(SettingTexts modules, Texts texts) {

    private static final int MOST = 10;
    private static final int LONGEST_LINE = 400;

    String say(FileException wrong) {
        int more = wrong.problems().size() - MOST;
        return wrong.problems().stream().limit(MOST).map(this::line).collect(Collectors.joining("\n"))
                + (more > 0 ? "\n" + texts.say("file.more", "count", more) : "");
    }

    /** What the file holds must not pass for further problems, so it stays on one line. */
    private String line(FileProblem problem) {
        String what = Markdown.excerpt(what(problem), LONGEST_LINE);
        return problem.line() == 0 ? what : texts.say("file.line", "line", problem.line(), "problem", what);
    }

    private String what(FileProblem problem) {
        return switch (problem) {
            case FileProblem.Form(int line, String text, var parts) ->
                texts.say(
                        text,
                        parts.entrySet().stream()
                                .flatMap(part -> Stream.of(part.getKey(), part.getValue()))
                                .toArray());
            case FileProblem.Value(int line, SettingKey<?> key, Reason reason) -> key.name() + ": " + why(key, reason);
        };
    }

    private String why(SettingKey<?> key, Reason reason) {
        return switch (reason) {
            case Reason.NotAllowed(String typed, String english) ->
                // Types speak English; in another language it is said what they would have taken.
                texts.language().getLanguage().equals(Locale.ENGLISH.getLanguage())
                        ? english
                        : texts.say("refused.allowed", "typed", quoted(typed), "allowed", allowed(key));
            case Reason.Several() -> texts.say("file.several", "allowed", allowed(key));
            case Reason.ThereAlready(String item) -> texts.say("file.present", "item", quoted(item));
            case Reason.ForAll() -> texts.say("refused.whole");
            case Reason.TooMany() -> texts.say("file.full", "allowed", Allowed.say(key, modules, texts));
        };
    }

    private String allowed(SettingKey<?> key) {
        return Allowed.hint(key, modules, texts);
    }

    private static String quoted(String text) {
        String shown = Markdown.excerpt(text, 100);
        // Entries of a map are quoted already.
        return shown.startsWith("\"") ? shown : "\"" + shown + "\"";
    }
}
