package dev.guildhall.runner.config;

import java.util.List;

/** The configuration is wrong. One sentence for each problem: what is wrong, the value, the remedy; never a secret. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
