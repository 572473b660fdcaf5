package dev.guildhall.runner.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The extracted programs of PostgreSQL, which zonky keeps in a folder for each version. */
final class EmbeddedPrograms {

    private EmbeddedPrograms() {}

    /** A run that was killed while it extracted leaves a folder without {@code .exists}, on which zonky stumbles. */
    static void removeHalfExtracted(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return;
        }
        List<Path> half;
        try (Stream<Path> folders = Files.list(cache)) {
            half = folders.filter(folder -> folder.getFileName().toString().startsWith("PG-"))
                    .filter(folder -> !Files.exists(folder.resolve(".exists")))
                    .toList();
        }
        for (Path folder : half) {
            try (Stream<Path> content = Files.walk(folder)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
