package dev.guildhall.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.Snowflake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stream of events that a page follows. */
final class PageStreamIT {
    private static final int PAGES = 40;
    private static final int BURST = 25;

    @Test
    void pagesThatLeaveWhileMuchIsSaidHarmNoOtherRequest() throws IOException, InterruptedException {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults());
                HttpClient http = HttpClient.newHttpClient()) {
            Snowflake owner =
                    simulator.world().guild(Scenario.TAVERN).orElseThrow().ownerId();
            MessageDraft draft = MessageDraft.typed(Snowflake.of(Sample.GENERAL), owner, "Hello", null);
            HttpRequest state = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_sim/state"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            List<Integer> answers = new ArrayList<>();
            for (int page = 0; page < PAGES; page++) {
                Socket listening = listen(simulator);
                simulator.world().messages().post(draft);
                listening.setSoLinger(true, 0);
                listening.close();
                for (int message = 0; message < BURST; message++) {
                    simulator.world().messages().post(draft);
                }
                HttpResponse<String> answer = http.send(state, BodyHandlers.ofString());
                answers.add(answer.body().startsWith("{\"bot\"") ? answer.statusCode() : 0);
            }
            assertThat(answers).hasSize(PAGES).containsOnly(200);
        }
    }

    @Test
    void closingTheSimulatorEndsTheStream() throws IOException {
        Simulator simulator = Simulator.start(SimulatorOptions.defaults());
        try (Socket listening = listen(simulator)) {
            simulator.close();
            assertThat(listening.getInputStream().readAllBytes()).isNotNull();
        } finally {
            simulator.close();
        }
    }

    /** Returns when the stream has begun, so that everything said from now on is sent. */
    private static Socket listen(Simulator simulator) throws IOException {
        URI base = URI.create(simulator.baseUrl());
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET /_sim/events HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1);
        String line = lines.readLine();
        assertThat(line).contains("200");
        while (line != null && !line.startsWith("retry:")) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        return socket;
    }
}
