package dev.guildhall.runner.doctor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.supervisor.FolderState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes all checks, one after the other. For one thread. */
public final class Doctor {

    /** An embedded PostgreSQL that recovers after a crash. */
    private static final Duration START = Duration.ofSeconds(60);

    private final Configuration configuration;
    private final String version;
    private final Duration patience;
    private final Notebook notebook;

    /**
     * @param version of this program
     * @param patience how long a check may take
     */
    public Doctor(Configuration configuration, String version, Duration patience, Notebook notebook) {
        this.configuration = configuration;
        this.version = version;
        this.patience = patience;
        this.notebook = notebook;
    }

    /** A check, or some that belong together. */
    @FunctionalInterface
    interface Examination {
        void into(Notebook notebook) throws Exception;
    }

    /** Returns when all is checked. */
    public void examine() throws InterruptedException {
        FolderState state = FolderState.of(configuration.data());
        limited("data folder", new FolderCheck(configuration, state));
        limited("disk space", new DiskCheck(configuration));
        limited("port", new PortCheck(configuration, state));
        limited("run", new RunCheck(state, version));
        try (DiscordVisit discord = DiscordVisit.of(configuration, state);
                DatabaseVisit database = new DatabaseVisit(configuration, state)) {
            limited(
                    "database",
                    configuration.database().isEmpty() ? patience.plus(START) : patience,
                    new DatabaseCheck(database));
            limited("schema", new SchemaCheck(database));
            limited("database clock", new DatabaseClockCheck(database));
            limited("discord", new DiscordCheck(discord));
            limited("token", new TokenCheck(discord));
            limited("logins", new LoginsCheck(configuration, discord));
            limited("intents", new IntentsCheck(configuration, discord));
            limited("connections", new ConnectionsCheck(configuration, database, discord));
            limited("permissions", new PermissionsCheck(configuration, discord));
            limited("servers", new GuildsCheck(configuration, database, discord, patience));
        }
    }

    private void limited(String name, Examination examination) throws InterruptedException {
        limited(name, patience, examination);
    }

    /** What is found too late is not taken any more. */
    private void limited(String name, Duration limit, Examination examination) throws InterruptedException {
        Page page = new Page();
        FutureTask<Void> task = new FutureTask<>(() -> {
            examination.into(page);
            return null;
        });
        Thread.ofVirtual().name("doctor-" + name.replace(' ', '-')).start(task);
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            task.cancel(true);
            page.take(Finding.problem(
                    name,
                    "not finished within " + limit.toSeconds() + " s",
                    "try again when the machine is less busy, or give it more time with --patience"));
        } catch (ExecutionException failure) {
            page.take(Finding.problem(
                    name, "could not be checked: " + failure.getCause(), "please report it with this line"));
        }
        page.close().forEach(notebook::found);
    }

    /** What one check finds. Its thread may outlive its time. */
    private final class Page implements Notebook {

        private final List<Finding> findings = new ArrayList<>();
        private boolean closed;

        @Override
        public void found(Finding finding) {
            take(finding);
        }

        @Override
        public synchronized void progress(String what, long done, long total) {
            if (!closed) {
                notebook.progress(what, done, total);
            }
        }

        synchronized void take(Finding finding) {
            if (!closed) {
                findings.add(finding);
            }
        }

        synchronized List<Finding> close() {
            closed = true;
            return List.copyOf(findings);
        }
    }
}
