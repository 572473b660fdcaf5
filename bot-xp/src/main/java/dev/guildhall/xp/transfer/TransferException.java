package dev.guildhall.xp.transfer;

/** A file cannot be read at all. Says so in a text that people see in their language. */
public final class TransferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file; its texts are {@code import.failed.<name in lower case with dashes>}. */
    public enum Problem {
        /** Not of any format that we know. */
        UNKNOWN,
        /** The detail says where its text breaks off or makes no sense. */
        BROKEN,
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

    public TransferException(Problem problem, String detail) {
        super(problem + ": " + detail);
        this.problem = problem;
        this.detail = detail.isBlank() ? "–" : detail;
    }

    public Problem problem() {
        return problem;
    }

    /** A place, a list of names or a size: the same in each language. */
    public String detail() {
        return detail;
    }
}
