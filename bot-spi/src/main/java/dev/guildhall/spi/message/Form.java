package dev.guildhall.spi.message;

import java.util.List;

/**
 * A window with fields to fill in. Only an action that answers within three seconds can open one.
 *
 * @param title at most 45 characters
 * @param fields one to five
 * @param action what gets the texts that were filled in
 */
public record Form(String title, List<Field> fields, Action action) implements Response {

    /**
     * A text to fill in.
     *
     * @param name by which the handler finds it: letters, digits and dashes
     * @param label at most 45 characters
     * @param value what stands there from the start
     * @param paragraph whether it has several lines
     * @param longest at most 4,000 characters
     */
    public record Field(String name, String label, String value, boolean paragraph, int shortest, int longest) {

        public Field {
            if (!name.matches("[a-z][a-z0-9-]{0,31}") || label.isBlank() || label.length() > 45) {
                throw new IllegalArgumentException("form field \"" + name + "\", labelled \"" + label
                        + "\", needs a plain name and a label of at most 45 characters");
            }
            if (shortest < 0 || longest < 1 || shortest > longest || longest > 4000) {
                throw new IllegalArgumentException(
                        "form field " + name + " cannot take " + shortest + " to " + longest + " characters");
            }
        }

        public static Field line(String name, String label, String value) {
            return new Field(name, label, value, false, 1, 4000);
        }
    }

    public Form {
        fields = List.copyOf(fields);
        if (title.isBlank() || title.length() > 45 || fields.isEmpty() || fields.size() > 5) {
            throw new IllegalArgumentException(
                    "form \"" + title + "\" needs a title of at most 45 characters and one to five fields");
        }
    }
}
