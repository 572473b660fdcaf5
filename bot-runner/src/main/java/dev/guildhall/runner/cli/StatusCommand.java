package dev.guildhall.runner.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.http.StatusReport;
import dev.guildhall.runner.supervisor.DataFolder;
import dev.guildhall.runner.supervisor.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guildhall status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows how the run that uses the data folder is: processes, shards, database.")
final class StatusCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--json", description = "Print the answer of /status as it is.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = settings.read();
        String url = DataFolder.url(configuration.data())
                .orElseThrow(() -> new StartException("nothing runs with the data folder " + configuration.data()
                        + ": start it with \"guildhall run\", or name its folder with --data"));
        String answer = ask(url);
        System.out.println(json ? answer : StatusTable.of(JSON.readValue(answer, StatusReport.class)));
        return 0;
    }

    private static String ask(String url) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + "/status"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new StartException(
                    url + " does not answer (" + failure + "): it may just be starting or ending", failure);
        }
    }
}
