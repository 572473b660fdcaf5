package dev.guildhall.runner.cli;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.http.RunClient;
import dev.guildhall.runner.supervisor.FolderState;
import dev.guildhall.runner.supervisor.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guildhall status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows how the run that uses the data folder is: processes, shards, database.", ""},
        footer = {
            "",
            "Exit codes: 0 if a run answers, 1 if none does, 2 if the options or the configuration are wrong. Whether all"
                    + " shards are ready is what /health/ready says."
        })
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", order = -2, description = "Print the answer of /status as it is.")
    private boolean json;

    @Mixin
    private PlaceOptions settings = new PlaceOptions();

    @Override
    public Integer call() throws Exception {
        Configuration configuration = settings.readQuietly();
        String answer = ask(configuration.data());
        if (json) {
            System.out.println(answer);
        } else {
            StatusTable.of(RunClient.read(answer), Terminal.ofThisProcess().width())
                    .forEach(System.out::println);
        }
        return 0;
    }

    private static String ask(Path folder) throws InterruptedException {
        return switch (FolderState.of(folder)) {
            case FolderState.Free _ ->
                throw new StartException("nothing runs with the data folder " + folder
                        + ": start it with \"guildhall run\", or name another folder with --data");
            case FolderState.Abandoned(long pid) ->
                throw new StartException("nothing runs with the data folder " + folder + " any more: process " + pid
                        + " was killed or died; start it again with \"guildhall run\"");
            case FolderState.Held(long pid, var url) ->
                ask(
                        pid,
                        url.orElseThrow(() -> new StartException("process " + pid + " has the data folder " + folder
                                + ", and does not answer yet: it is just starting, or is another command")));
        };
    }

    private static String ask(long pid, String url) throws InterruptedException {
        try (RunClient client = new RunClient(url)) {
            return client.statusText();
        } catch (IOException failure) {
            throw new StartException(
                    "process " + pid + " does not answer at " + url + " ("
                            + failure.getClass().getSimpleName()
                            + "): it may just be ending; \"guildhall doctor\" looks closer",
                    failure);
        }
    }
}
