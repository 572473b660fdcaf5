package dev.guildhall.runner.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a {@code .env} file: {@code KEY=value} lines as docker compose reads them, with comments, quotes and an
 * optional {@code export}. Nothing is expanded.
 *
 * @param settings in the file's order; of a key set twice the later one, as in a shell
 * @param problems lines that could not be read, without their values, which may be secrets
 */
record DotEnv(Map<String, Setting> settings, List<String> problems) {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

    DotEnv {
        settings = Map.copyOf(settings);
        problems = List.copyOf(problems);
    }

    static DotEnv parse(String text) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String raw : text.replace("\uFEFF", "").lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                problems.add(".env line " + number + " is not KEY=value: write one setting a line, comments after #");
                continue;
            }
            String origin = matcher.group(1) + " on line " + number + " of .env";
            String value = matcher.group(2);
            if (value.startsWith("\"") || value.startsWith("'")) {
                Matcher quoted = (value.startsWith("\"") ? DOUBLE : SINGLE).matcher(value);
                if (!quoted.matches()) {
                    problems.add(origin + " has a quote that is not closed: close it at the end of the line");
                    continue;
                }
                value = value.startsWith("\"") ? unescape(quoted.group(1)) : quoted.group(1);
            } else {
                value = COMMENT.matcher(value).replaceFirst("").strip();
            }
            settings.put(matcher.group(1), new Setting(value, origin));
        }
        return new DotEnv(settings, problems);
    }

    private static String unescape(String quoted) {
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < quoted.length(); index++) {
            char letter = quoted.charAt(index);
            if (letter == '\\' && index + 1 < quoted.length()) {
                index++;
                char escaped = quoted.charAt(index);
                plain.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            default -> escaped;
                        });
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
