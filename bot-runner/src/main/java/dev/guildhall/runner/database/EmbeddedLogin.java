package dev.guildhall.runner.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * Who may log in to the embedded database: its one user, by a random password in a file that only the operator's account
 * can read. Other accounts of the machine reach its port, so trusting the loopback is not enough.
 */
record EmbeddedLogin(String password) {

    private static final String MARK = "# Written by Guildhall.\n";
    private static final String CLOSED = MARK + "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final String OPEN = MARK + "host all all 127.0.0.1/32 trust\n";

    /** The password of this data folder; a new one where it has none. */
    static EmbeddedLogin in(Path data) throws IOException {
        Path file = data.resolve("postgres.password");
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (!kept.isEmpty()) {
                return new EmbeddedLogin(kept);
            }
            Files.delete(file);
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        FileAttribute<?>[] privately =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createFile(file, privately);
        Files.writeString(file, password + "\n", StandardOpenOption.WRITE);
        Path rules = rules(data.resolve("postgres"));
        if (Files.exists(rules)) {
            // The file was lost: the next start lets us in without it, once, to set the new one.
            Files.writeString(rules, OPEN);
        }
        return new EmbeddedLogin(password);
    }

    /** Whether a start of this folder ever succeeded: only then are its rules ours. */
    static boolean wasClosed(Path folder) throws IOException {
        return Files.exists(rules(folder)) && Files.readString(rules(folder)).startsWith(MARK);
    }

    /** From now on only the password opens. Does nothing where that is so already. */
    void close(DatabaseAccess access, Path folder) throws IOException, SQLException {
        if (Files.readString(rules(folder)).equals(CLOSED)) {
            return;
        }
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            // Hexadecimal digits of our own making: nothing to quote.
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(rules(folder), CLOSED);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static Path rules(Path folder) {
        return folder.resolve("pg_hba.conf");
    }

    @Override
    public String toString() {
        return "EmbeddedLogin";
    }
}
