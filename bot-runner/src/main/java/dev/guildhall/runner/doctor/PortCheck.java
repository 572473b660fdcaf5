package dev.guildhall.runner.doctor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.http.OperatorServer;
import dev.guildhall.runner.http.PortException;
import dev.guildhall.runner.supervisor.FolderState;

/** Whether a run gets its port; that of one which runs is its own. */
record PortCheck(Configuration configuration, FolderState state) implements Doctor.Examination {

    private static final String NAME = "port";

    @Override
    public void into(Notebook notebook) {
        if (state instanceof FolderState.Held(long pid, var url) && url.isPresent()) {
            notebook.found(Finding.ok(NAME, "process " + pid + " answers at " + url.get()));
            return;
        }
        String host = configuration.httpHost();
        int port = configuration.httpPort();
        if (port == 0) {
            notebook.found(Finding.ok(NAME, "any free one on " + host));
            return;
        }
        try {
            OperatorServer.check(host, port);
            notebook.found(Finding.ok(NAME, port + " on " + host + " is free"));
        } catch (PortException taken) {
            String said = String.valueOf(taken.getMessage());
            int remedy = said.lastIndexOf(": ");
            notebook.found(Finding.problem(NAME, said.substring(0, remedy), said.substring(remedy + 2)));
        }
    }
}
