package dev.guildhall.xp.export;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an export is written; an import reads both. */
public enum ExportFormat {
    JSON,
    CSV;

    /** As people type it, and the ending of the file's name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(ExportFormat::key).toList();
    }

    /** @throws IllegalArgumentException if there is no such format: says which there are */
    public static ExportFormat of(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equalsIgnoreCase(key.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no export format \"" + key + "\": json and csv are the two"));
    }

    /** Writes to a stream, which it does not close. */
    public ExportWriter writer(OutputStream out) {
        return switch (this) {
            case JSON -> new JsonExport(out);
            case CSV -> new CsvExport(out);
        };
    }
}
