package dev.guildhall.runner.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** A run that ends without stopping its database, as if it were killed. */
public final class LeftServer {

    private LeftServer() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), 20);
        try (Connection connection = database.access().open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        Runtime.getRuntime().halt(0);
    }
}
