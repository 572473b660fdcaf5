package dev.guildhall.db.codegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/** Writes the jOOQ classes of a folder of changelogs, unless those that stand were made from the same changelogs. */
public final class GenerateSchema {

    private static final String CHANGELOG = "db/changelog/guildhall.xml";
    private static final List<String> SCHEMAS = List.of("core", "settings", "xp");

    private GenerateSchema() {}

    /** @param arguments the folder that holds the changelogs as resources, and the folder to write sources to */
    public static void main(String[] arguments) throws Exception {
        Path resources = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]);
        Path mark = sources.resolve("generated-from.txt");
        String fingerprint = fingerprint(resources);
        if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
            return;
        }
        Logger liquibase = Logger.getLogger("liquibase");
        liquibase.setLevel(Level.WARNING);
        System.setProperty("liquibase.analytics.enabled", "false");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            migrate(connection, resources);
            generate(postgres.getJdbcUrl("postgres", "postgres"), sources);
        }
        Files.writeString(mark, fingerprint);
    }

    private static void migrate(Connection connection, Path resources) throws Exception {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        Scope.child(
                Scope.Attr.resourceAccessor,
                new DirectoryResourceAccessor(resources),
                () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
                        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY_OUTPUT, UpdateSummaryOutputEnum.LOG)
                        .execute());
    }

    private static void generate(String url, Path sources) throws Exception {
        var schemas = SCHEMAS.stream()
                .map(name -> new SchemaMappingType().withInputSchema(name))
                .toList();
        GenerationTool.generate(new Configuration()
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(url)
                        .withUser("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withSchemata(schemas)
                                // Partitions: statements name the table that they belong to.
                                .withExcludes("xp\\.ledger_.*"))
                        .withGenerate(new Generate()
                                .withJavaTimeTypes(true)
                                .withNonnullAnnotation(false)
                                .withNullableAnnotation(false)
                                .withGeneratedAnnotation(true))
                        .withTarget(new Target()
                                .withPackageName("dev.guildhall.db.jooq")
                                .withDirectory(sources.toString()))));
    }

    private static String fingerprint(Path resources) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(resources.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
