package dev.guildhall.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.Scope;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;

/**
 * What a migration would do. Finding out changes nothing, not even Liquibase's own tables.
 *
 * @param pending the change sets that would run, in their order
 * @param applied how many of this version's the database has
 * @param unknown what the database has and this version does not know, so that a newer version migrated it
 * @param edited what the database has and whose text was changed since: a migration refuses these
 */
public record SchemaPlan(List<Step> pending, int applied, List<String> unknown, List<String> edited) {

    /**
     * A change set.
     *
     * @param comment what it is for; may be empty
     */
    public record Step(String id, String file, String comment) {}

    public SchemaPlan {
        pending = List.copyOf(pending);
        unknown = List.copyOf(unknown);
        edited = List.copyOf(edited);
    }

    /** For a database that does not exist yet: everything. */
    public static SchemaPlan ofNewDatabase() {
        return of(Map.of());
    }

    /**
     * For this database.
     *
     * @param connection used, and left open
     * @throws SQLException if it cannot be asked
     */
    public static SchemaPlan of(Connection connection) throws SQLException {
        return of(recorded(connection));
    }

    private static SchemaPlan of(Map<String, String> recorded) {
        List<Step> pending = new ArrayList<>();
        List<String> edited = new ArrayList<>();
        Set<String> unknown = new HashSet<>(recorded.keySet());
        List<ChangeSet> known = changeSets();
        for (ChangeSet each : known) {
            String key = key(each.getId(), each.getFilePath());
            unknown.remove(key);
            if (!recorded.containsKey(key)) {
                String comment = each.getComments() == null ? "" : each.getComments();
                pending.add(new Step(each.getId(), each.getFilePath(), comment.strip()));
            } else if (!isUnchanged(each, recorded.get(key))) {
                edited.add(key);
            }
        }
        return new SchemaPlan(
                pending,
                known.size() - pending.size(),
                unknown.stream().sorted().toList(),
                edited);
    }

    private static boolean isUnchanged(ChangeSet changeSet, String sum) {
        return sum.isEmpty() || changeSet.isCheckSumValid(CheckSum.parse(sum));
    }

    private static String key(String id, String file) {
        return id + " of " + file;
    }

    /** Checksums by change set, of those that the database has; the sum is empty where none was kept. */
    private static Map<String, String> recorded(Connection connection) throws SQLException {
        Map<String, String> recorded = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT to_regclass('public.databasechangelog') IS NOT NULL")) {
                if (!found.next() || !found.getBoolean(1)) {
                    return recorded;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT id, filename, md5sum FROM public.databasechangelog")) {
                while (row.next()) {
                    String sum = row.getString(3);
                    recorded.put(key(row.getString(1), row.getString(2)), sum == null ? "" : sum);
                }
            }
        }
        return recorded;
    }

    private static List<ChangeSet> changeSets() {
        try {
            ResourceAccessor accessor = new ClassLoaderResourceAccessor(SchemaPlan.class.getClassLoader());
            return Scope.child(
                    SchemaMigration.scope(),
                    () -> ChangeLogParserFactory.getInstance()
                            .getParser(SchemaMigration.CHANGELOG, accessor)
                            .parse(SchemaMigration.CHANGELOG, new ChangeLogParameters(), accessor)
                            .getChangeSets());
        } catch (Exception unreadable) {
            throw new IllegalStateException("the changelog of this version cannot be read: " + unreadable, unreadable);
        }
    }
}
