package dev.guildhall.runner.doctor;

import dev.guildhall.runner.http.Readiness;
import dev.guildhall.runner.http.RunClient;
import dev.guildhall.runner.http.StatusReport;
import dev.guildhall.runner.supervisor.FolderState;
import java.io.IOException;

/** How the run is, where there is one. */
record RunCheck(FolderState state, String version) implements Doctor.Examination {

    private static final String NAME = "run";

    @Override
    public void into(Notebook notebook) throws InterruptedException {
        switch (state) {
            case FolderState.Free _ -> notebook.found(Finding.ok(NAME, "none; \"guildhall run\" starts one"));
            case FolderState.Abandoned(long pid) ->
                notebook.found(Finding.warning(
                        NAME,
                        "none, but the last one (process " + pid + ") was killed or died",
                        "start it with \"guildhall run\": what was committed is kept. Why it ended is in its log, or in"
                                + " the system's where memory ran out"));
            case FolderState.Held(long pid, var url) -> {
                if (url.isEmpty()) {
                    notebook.found(Finding.warning(
                            NAME,
                            "process " + pid + " has the data folder, and does not say where it answers",
                            "wait until it has started, or, where it is another command, until it has ended"));
                } else {
                    ask(pid, url.get(), notebook);
                }
            }
        }
    }

    private void ask(long pid, String url, Notebook notebook) throws InterruptedException {
        try (RunClient client = new RunClient(url)) {
            StatusReport status = client.status();
            Readiness readiness = client.readiness();
            String seen = "process " + pid + ", version " + status.version() + ", "
                    + status.processes().size() + " shard processes";
            notebook.found(
                    readiness.ready()
                            ? Finding.ok(NAME, seen + ", all ready")
                            : Finding.warning(
                                    NAME,
                                    "not ready: " + String.join("; ", readiness.reasons()),
                                    "wait a minute if it has just started; else its log says why"));
            int restarts = status.processes().stream()
                    .mapToInt(StatusReport.ShardProcess::restarts)
                    .sum();
            if (restarts > 0) {
                notebook.found(Finding.warning(
                        NAME,
                        "shard processes ended and were started again " + restarts + " times",
                        "see its log; where memory ran out, raise GUILDHALL_SHARD_HEAP"));
            }
            if (!status.version().equals(version)) {
                notebook.found(Finding.warning(
                        NAME,
                        "it is version " + status.version() + ", this is " + version,
                        "start the run anew, so that it is this version"));
            }
        } catch (IOException silent) {
            notebook.found(Finding.problem(
                    NAME,
                    "process " + pid + " does not answer at " + url + " ("
                            + silent.getClass().getSimpleName() + ")",
                    "end it and start it again; if it hangs, its log and jstack " + pid + " say where"));
        }
    }
}
