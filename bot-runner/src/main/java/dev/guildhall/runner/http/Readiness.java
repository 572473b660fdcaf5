package dev.guildhall.runner.http;

import java.util.List;

/**
 * The answer of {@code /health/ready}.
 *
 * @param reasons why it is not ready, for people; empty where it is
 */
public record Readiness(boolean ready, List<String> reasons) {

    public Readiness {
        reasons = List.copyOf(reasons);
    }

    public static Readiness because(List<String> reasons) {
        return new Readiness(reasons.isEmpty(), reasons);
    }
}
