package dev.guildhall.xp.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Recognises a format by how a file begins, whatever its name. */
public final class Detection {

    private static final int HEAD = 1 << 16;
    private static final String SQLITE = "SQLite format 3\0";

    private Detection() {}

    /**
     * The format of a file.
     *
     * @throws TransferException if it is of none that we know
     */
    public static Format of(TransferFile file) throws IOException {
        byte[] head;
        try (InputStream content = file.open()) {
            head = content.readNBytes(HEAD);
        }
        if (new String(head, 0, Math.min(head.length, SQLITE.length()), StandardCharsets.ISO_8859_1).equals(SQLITE)) {
            return Format.SQLITE;
        }
        String text = new String(head, encoding(head)).replace("\uFEFF", "").strip();
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new TransferException(TransferException.Problem.UNKNOWN, String.join(", ", Format.keys()));
        }
        return text.startsWith("{") || text.startsWith("[") ? json(text) : table(text);
    }

    private static Format json(String text) {
        if (mentions(text, "players")) {
            return Format.MEE6;
        }
        if (mentions(text, "guildhall")) {
            return Format.GUILDHALL;
        }
        if (mentions(text, "leaderboard") || mentions(text, "users") && mentions(text, "settings")) {
            return Format.POLARIS;
        }
        return mentions(text, "data") && mentions(text, "exp") ? Format.AMARI : Format.JSON;
    }

    private static boolean mentions(String text, String name) {
        return text.contains("\"" + name + "\"");
    }

    private static Format table(String text) {
        String header = text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        List<String> columns = CsvLine.fields(header, CsvLine.separator(header)).orElse(List.of());
        if (columns.stream().map(Names::plain).toList().containsAll(List.of("userid", "messagecount"))) {
            return Format.LURKR;
        }
        if (columns.size() < 2) {
            throw new TransferException(TransferException.Problem.UNKNOWN, String.join(", ", Format.keys()));
        }
        return Format.CSV;
    }

    /** By the byte order mark; UTF-8 without one. */
    static Charset encoding(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }
}
