package dev.guildhall.core.command;

/** What people typed, made fit to be repeated in an answer. */
final class Typed {

    private static final int LONGEST = 60;

    private Typed() {}

    /** For a code span: on one line, without the sign that would end the span, and not too long. */
    static String shown(String text) {
        String plain = text.replace("`", "'").replace("\n", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    /** Whole lines that fit into so many characters; how many more there are stands at the end. */
    static String lines(java.util.List<String> lines, int longest) {
        StringBuilder text = new StringBuilder();
        int taken = 0;
        for (String line : lines) {
            if (text.length() + line.length() + 1 > longest - 20) {
                return text + "… and " + (lines.size() - taken) + " more";
            }
            text.append(taken == 0 ? "" : "\n").append(line);
            taken++;
        }
        return text.toString();
    }
}
