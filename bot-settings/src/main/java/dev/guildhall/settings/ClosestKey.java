package dev.guildhall.settings;

import dev.guildhall.spi.command.Closest;
import java.util.Collection;
import java.util.Optional;

/** Guesses which key somebody meant, by its name or by the part after the dot alone. */
final class ClosestKey {

    private ClosestKey() {}

    static Optional<String> to(String typed, Collection<String> names) {
        return Closest.to(typed, names)
                .or(() -> Closest.to(typed, names.stream().map(ClosestKey::word).toList())
                        .flatMap(word -> names.stream()
                                .filter(name -> word(name).equals(word))
                                .sorted()
                                .findFirst()));
    }

    private static String word(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
