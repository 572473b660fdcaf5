package dev.guildhall.runner.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a run that is alive. Thread-safe. */
public final class RunClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param url as its data folder names it */
    public RunClient(String url) {
        this.url = url;
    }

    /**
     * The answer of {@code /status} as it is.
     *
     * @throws IOException if it does not answer
     */
    public String statusText() throws IOException, InterruptedException {
        return get("/status");
    }

    public StatusReport status() throws IOException, InterruptedException {
        return read(statusText());
    }

    public static StatusReport read(String status) throws IOException {
        return JSON.readValue(status, StatusReport.class);
    }

    public Readiness readiness() throws IOException, InterruptedException {
        return JSON.readValue(get("/health/ready"), Readiness.class);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        client.close();
    }
}
