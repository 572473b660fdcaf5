package dev.guildhall.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text between words. */
final class Wrapping {

    private static final Pattern GAP = Pattern.compile("^ +|\\S {2,}(?=\\S)");
    private static final int LEAST_COLUMN = 15;

    private Wrapping() {}

    /**
     * Text as lines of at most that width; a word that is longer stays whole, since an address that is broken is none. Control
     * characters, which a name from elsewhere may hold, become question marks.
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?").split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A line that may have columns, broken so that what goes on stays in the last of them. */
    static List<String> columns(String line, int width) {
        if (line.length() <= width) {
            return List.of(line);
        }
        Matcher gap = GAP.matcher(line);
        int column = 0;
        while (gap.find() && gap.end() < width - LEAST_COLUMN) {
            column = gap.end();
        }
        int indent = column;
        List<String> rest = lines(line.substring(column), width - indent);
        List<String> lines = new ArrayList<>();
        rest.forEach(each -> lines.add((lines.isEmpty() ? line.substring(0, indent) : " ".repeat(indent)) + each));
        return lines;
    }

    /** A label and a text beside it, or below where there is little room. */
    static List<String> labelled(String label, int labelWidth, String text, int width) {
        boolean beside = width - labelWidth >= 40;
        String indent = " ".repeat(beside ? labelWidth : 4);
        List<String> lines = new ArrayList<>();
        if (!beside) {
            lines.add(label);
        }
        for (String line : lines(text, width - indent.length())) {
            boolean first = beside && lines.isEmpty();
            lines.add((first ? label + " ".repeat(Math.max(1, labelWidth - label.length())) : indent) + line);
        }
        return lines;
    }
}
