package dev.guildhall.runner.config;

import dev.guildhall.spi.command.Closest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what somebody who mistyped a name probably meant, in capitals or not. */
final class Suggestion {

    private Suggestion() {}

    static Optional<String> closest(String typed, List<String> known) {
        Map<String, String> byCapitals = known.stream()
                .collect(Collectors.toMap(
                        name -> name.toUpperCase(Locale.ROOT), Function.identity(), (first, second) -> first));
        return Closest.to(typed.toUpperCase(Locale.ROOT), byCapitals.keySet()).map(byCapitals::get);
    }
}
