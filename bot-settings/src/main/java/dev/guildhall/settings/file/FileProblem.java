package dev.guildhall.settings.file;

import dev.guildhall.spi.setting.SettingKey;
import java.util.Map;

/** What is wrong with a file; it is said in the reader's language by who shows it. */
public sealed interface FileProblem {

    /** From 1; 0 where it concerns the whole file. */
    int line();

    /**
     * The file is not made as it should be.
     *
     * @param text its key among the module's texts
     * @param parts what the text names
     */
    record Form(int line, String text, Map<String, Object> parts) implements FileProblem {

        public Form {
            parts = Map.copyOf(parts);
        }
    }

    /** A setting does not take what the file gives it. */
    record Value(int line, SettingKey<?> key, Reason reason) implements FileProblem {}

    /** Why a value is not taken. */
    sealed interface Reason {

        /** @param english what the type says of it */
        record NotAllowed(String typed, String english) implements Reason {}

        /** A list or a map where one value belongs. */
        record Several() implements Reason {}

        record ThereAlready(String item) implements Reason {}

        record TooMany() implements Reason {}

        /** A channel or a role is given what has one value for the whole server. */
        record ForAll() implements Reason {}
    }
}
