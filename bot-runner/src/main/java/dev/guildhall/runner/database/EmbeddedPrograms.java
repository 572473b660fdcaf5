package dev.guildhall.runner.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The extracted programs of PostgreSQL, which zonky keeps in a folder for each version. */
final class EmbeddedPrograms {

    /** What is kept: where programs and their libraries are. */
    private static final String WITHOUT_ENVIRONMENT = """
            #!/bin/sh
            # Written by Guildhall: the server must not inherit the secrets of whoever starts it.
            exec env -i PATH="$PATH" ${LD_LIBRARY_PATH:+LD_LIBRARY_PATH="$LD_LIBRARY_PATH"} "$0.program" "$@"
            """;

    private EmbeddedPrograms() {}

    /**
     * Lets {@code pg_ctl}, and the server that it starts, see nothing of our environment, which may hold the bot's token: zonky
     * passes all of it on, and offers no way to change it. Does nothing where that is so already, and without a shell.
     */
    static void hideEnvironment(Path cache) throws IOException {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return;
        }
        try (Stream<Path> folders = Files.list(cache)) {
            for (Path folder : folders.filter(folder -> Files.exists(folder.resolve(".exists")))
                    .toList()) {
                wrap(folder.resolve("bin/pg_ctl"), folder.resolve("bin/pg_ctl.program"));
            }
        }
    }

    private static void wrap(Path command, Path program) throws IOException {
        if (!Files.exists(program)) {
            Files.move(command, program);
        }
        if (Files.exists(command)
                && Files.readString(command, StandardCharsets.ISO_8859_1).equals(WITHOUT_ENVIRONMENT)) {
            return;
        }
        Path script = command.resolveSibling("pg_ctl.new");
        Files.writeString(script, WITHOUT_ENVIRONMENT);
        Files.setPosixFilePermissions(script, Files.getPosixFilePermissions(program));
        Files.move(script, command, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Nobody else on the machine may replace what runs here: zonky lets everybody write. */
    static void keepPrivate(Path cache) throws IOException {
        if (cache.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        }
    }

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
