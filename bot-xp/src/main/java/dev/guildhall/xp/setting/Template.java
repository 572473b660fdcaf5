package dev.guildhall.xp.setting;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An announcement with placeholders in braces, such as {@code {member} is level {level}}. Immutable. */
public record Template(String text) {

    /** What may stand in braces. */
    public static final Set<String> NAMES = Set.of("member", "level", "xp", "role", "server");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\s]*)\\}");

    public Template {
        if (!unknown(text).isEmpty()) {
            throw new IllegalArgumentException("\"" + text + "\" has the placeholders " + unknown(text));
        }
    }

    /** The placeholders of a text that nobody can fill in. */
    static Set<String> unknown(String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!NAMES.contains(matcher.group(1))) {
                unknown.add(matcher.group(1));
            }
        }
        return unknown;
    }

    /** @param values for each of {@link #NAMES}, escaped where they come from people */
    public String fill(Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }
}
