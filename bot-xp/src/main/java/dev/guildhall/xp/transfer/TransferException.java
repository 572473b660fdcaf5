package dev.guildhall.xp.transfer;

/** A file cannot be read at all. Says so in a text that people see in their language. */
public final class TransferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file; its texts are {@code import.failed.<name in lower case with dashes>}. */
    public enum Problem {
        /** Not of any format that we know. */
        UNKNOWN,
        /** Its text breaks off or makes no sense; the detail is what the library says that reads it. */
        BROKEN,
        /** Too much within one another, or a text or number that is too long. */
        TOO_DEEP,
        /** There is more after its end. */
        MORE_TEXT,
        /** Not in the encoding that JSON is written in. */
        NOT_UTF8,
        /** No person in it; the detail says what was expected. */
        EMPTY,
        /** No columns for ids and XP; the detail says which there are. */
        NO_COLUMNS,
        /** Larger than allowed; the detail says how large it may be. */
        TOO_LARGE,
        /** The other bot's public page cannot be had; the detail says why. */
        NOT_PUBLIC,
        /** The other bot's page does not answer; the detail says who, and how it failed. */
        UNREACHABLE
    }

    private final Problem problem;
    private final String detail;
    private final long line;
    private final long column;

    public TransferException(Problem problem, String detail) {
        this(problem, detail, 0, 0);
    }

    /** @param words those of a library; the beginning is shown, for they may hold what a file says */
    static TransferException broken(String words) {
        return new TransferException(Problem.BROKEN, new BadRow(0, 0, BadRow.Reason.NOT_A_PERSON, words).value());
    }

    /**
     * At a place.
     *
     * @param line from 1; 0 where the place is not known
     */
    TransferException(Problem problem, String detail, long line, long column) {
        super(problem + ": " + (line == 0 ? "" : "line " + line + ", column " + column + ": ") + detail);
        this.problem = problem;
        this.detail = detail.isBlank() ? "–" : detail;
        this.line = line;
        this.column = column;
    }

    public Problem problem() {
        return problem;
    }

    /** A list of names, a size, or the words of a library: the same in each language. */
    public String detail() {
        return detail;
    }

    /** The line of the place, from 1; 0 where it is not known. */
    public long line() {
        return line;
    }

    public long column() {
        return column;
    }
}
