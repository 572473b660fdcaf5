package dev.guildhall.settings.file;

import dev.guildhall.spi.message.Markdown;
import java.util.List;
import java.util.Map;

/** A file cannot be used. Its message is for logs; people are told the {@link #problems}. */
public final class FileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FileProblem> problems;

    FileException(List<FileProblem> problems) {
        super("the file cannot be used, first because of "
                + Markdown.excerpt(problems.getFirst().toString(), 400));
        this.problems = List.copyOf(problems);
    }

    static FileException of(int line, String text, Map<String, Object> parts) {
        return new FileException(List.of(new FileProblem.Form(line, text, parts)));
    }

    static FileException of(int line, String text) {
        return of(line, text, Map.of());
    }

    /** All that was found, in the order of the file; never empty. */
    public List<FileProblem> problems() {
        return problems;
    }
}
