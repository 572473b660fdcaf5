package dev.guildhall.runner.doctor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.config.ShardCount;
import dev.guildhall.runner.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Whether PostgreSQL has a connection for everybody who wants one. */
record ConnectionsCheck(Configuration configuration, DatabaseVisit visit, DiscordVisit discord)
        implements Doctor.Examination {

    private static final String NAME = "connections";

    /** Whether the supervisor's probe is well, a migration at the start, and a command such as this one. */
    private static final int BESIDE_PROCESSES = 3;

    // Rows of others are there for everybody, though not all of their columns.
    private static final String QUESTION = """
            select current_setting('max_connections')::int,
                   current_setting('superuser_reserved_connections')::int
                       + coalesce(current_setting('reserved_connections', true), '0')::int,
                   (select count(*) from pg_stat_activity
                    where datid is not null and coalesce(backend_type, 'client backend') = 'client backend'
                      and not (datname = current_database() and application_name like 'guildhall%')),
                   (select datconnlimit from pg_database where datname = current_database()),
                   (select rolconnlimit from pg_roles where rolname = current_user)""";

    /**
     * What PostgreSQL allows.
     *
     * @param others those of other programs at the moment
     * @param ofDatabase its own limit, and {@code ofUser} the user's; -1 for none
     */
    record Budget(int most, int reserved, int others, int ofDatabase, int ofUser) {

        int left() {
            int left = most - reserved - others;
            left = ofDatabase >= 0 ? Math.min(left, ofDatabase) : left;
            return ofUser >= 0 ? Math.min(left, ofUser) : left;
        }
    }

    @Override
    public void into(Notebook notebook) throws InterruptedException {
        Optional<DatabaseAccess> access = visit.access();
        if (access.isEmpty()) {
            return;
        }
        try (Connection connection = access.get().open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            row.next();
            Budget budget = new Budget(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5));
            notebook.found(of(processes(), configuration.poolSize(), budget));
        } catch (SQLException unreachable) {
            // Said by the check of the database.
            return;
        }
    }

    /** Never more than shards, where their number is known. */
    private int processes() {
        int shards = switch (configuration.shards()) {
            case ShardCount.Exactly(int exactly) -> exactly;
            case ShardCount.Recommended _ -> discord.recommendedShards().orElse(configuration.processes());
        };
        return Math.min(configuration.processes(), shards);
    }

    static Finding of(int processes, int pool, Budget budget) {
        // One more of each process listens.
        int wanted = processes * (pool + 1) + BESIDE_PROCESSES;
        String wish = processes + (processes == 1 ? " process" : " processes") + " × (" + pool + " + 1 that listens) + "
                + BESIDE_PROCESSES + " = " + wanted;
        String room = "max_connections " + budget.most() + " − " + budget.reserved() + " reserved − " + budget.others()
                + " of others" + limits(budget) + " = " + budget.left();
        int missing = wanted - budget.left();
        if (missing > 0) {
            int fitting = (budget.left() - BESIDE_PROCESSES) / processes - 1;
            return Finding.problem(
                    NAME,
                    "the bot wants " + wish + ", there are " + room,
                    more(budget, wanted, missing)
                            + (fitting >= 1 ? ", or set GUILDHALL_POOL_SIZE=" + fitting : ", or run fewer processes"));
        }
        return missing > -3
                ? Finding.warning(
                        NAME,
                        "just enough: the bot wants " + wish + ", there are " + room,
                        "raise max_connections: a rolling restart or a backup takes some more")
                : Finding.ok(NAME, "the bot wants " + wish + ", there are " + room);
    }

    /** By raising the limit that binds. */
    private static String more(Budget budget, int wanted, int missing) {
        if (budget.left() == budget.ofUser()) {
            return "raise the user's limit: ALTER ROLE … CONNECTION LIMIT " + wanted;
        }
        return budget.left() == budget.ofDatabase()
                ? "raise the database's limit: ALTER DATABASE … CONNECTION LIMIT " + wanted
                : "raise max_connections by at least " + missing + " and start PostgreSQL again";
    }

    private static String limits(Budget budget) {
        return (budget.ofDatabase() >= 0 ? ", the database's own limit " + budget.ofDatabase() : "")
                + (budget.ofUser() >= 0 ? ", the user's own limit " + budget.ofUser() : "");
    }
}
