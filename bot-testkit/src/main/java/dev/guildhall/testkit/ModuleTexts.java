package dev.guildhall.testkit;

import com.ibm.icu.text.MessagePattern;
import dev.guildhall.core.text.Languages;
import dev.guildhall.core.text.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the message files of one module against its sources: every text that is said is there, in each language, with the
 * same placeholders, and none is there that nobody says.
 *
 * <pre>{@code
 * @Test
 * void textsAreComplete() {
 *     assertThat(ModuleTexts.problems("greeter", GreeterModule.class)).isEmpty();
 * }
 * }</pre>
 *
 * <p>A key counts as said where a source has it as a whole literal, or has a literal that ends with a dot and with which it
 * begins, as in {@code say("permission." + name)}. Descriptions of commands and settings are said by the platform.
 */
public final class ModuleTexts {

    private static final Path SOURCES = Path.of("src/main/java");
    /** No key has a space in it: what is said so on a console is a text. */
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"([^\"\\s]+)\"\\s*([,)])");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]*)+)\"");
    private static final List<String> SAID_BY_PLATFORM = List.of("command.", "setting.");

    private ModuleTexts() {}

    /**
     * What is wrong, one line each; call it from the module's own folder, where Maven runs its tests.
     *
     * @param beside a class of the module
     */
    public static List<String> problems(String module, Class<?> beside) {
        return problems(TextFiles.of(module, beside), SOURCES);
    }

    static List<String> problems(TextFiles files, Path sources) {
        String code = code(sources);
        Set<String> english = files.keys(Locale.ENGLISH);
        List<String> problems = new ArrayList<>();
        Set<String> saidAsAWhole = found(SAID, code);
        for (String key : saidAsAWhole) {
            if (!english.contains(key)) {
                problems.add("\"" + key + "\" is said, but en.properties lacks it");
            }
        }
        Set<String> literals = found(LITERAL, code);
        for (String key : english) {
            boolean said = saidAsAWhole.contains(key)
                    || literals.contains(key)
                    || literals.stream().anyMatch(each -> each.endsWith(".") && key.startsWith(each));
            if (!said && !isSaidByPlatform(key)) {
                problems.add("\"" + key + "\" is in en.properties, but nobody says it");
            }
        }
        for (Locale language : Languages.ALL) {
            compare(files, language, english, problems);
        }
        return problems;
    }

    private static void compare(TextFiles files, Locale language, Set<String> english, List<String> problems) {
        String file = language.getLanguage() + ".properties";
        Set<String> keys = files.keys(language);
        for (String key : english) {
            if (!keys.contains(key)) {
                problems.add("\"" + key + "\" is missing in " + file);
            } else if (!placeholders(files, language, key).equals(placeholders(files, Locale.ENGLISH, key))) {
                problems.add("\"" + key + "\" has other placeholders in " + file + ": "
                        + placeholders(files, language, key) + " in place of "
                        + placeholders(files, Locale.ENGLISH, key));
            }
        }
        for (String key : keys) {
            if (!english.contains(key) && !isSaidByPlatform(key)) {
                problems.add("\"" + key + "\" is in " + file + ", but not in en.properties");
            }
        }
    }

    private static boolean isSaidByPlatform(String key) {
        return SAID_BY_PLATFORM.stream().anyMatch(key::startsWith);
    }

    private static Set<String> placeholders(TextFiles files, Locale language, String key) {
        MessagePattern pattern = new MessagePattern(files.pattern(language, key).orElseThrow());
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME
                    || part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                names.add(pattern.getSubstring(part));
            }
        }
        return names;
    }

    private static Set<String> found(Pattern pattern, String code) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String code(Path sources) {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file)).append('\n');
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the sources in " + sources.toAbsolutePath() + " cannot be read", failure);
        }
        return code.toString();
    }
}
