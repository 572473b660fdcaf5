package dev.guildhall.simulator.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.GatewayClient;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.Until;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A session beside the library's, on shard 0 of 1 and with every intent, that keeps all that is sent. */
final class Observer implements AutoCloseable {
    private static final int EVERY_INTENT = 0x1FFFF & ~(1 << 8);

    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final GatewayClient gateway;

    Observer(Simulator simulator) {
        gateway = new GatewayClient(simulator, "");
        heart.scheduleAtFixedRate(() -> gateway.send("{\"op\":1,\"d\":0}"), 1, 2, TimeUnit.SECONDS);
        // Its turn in the identify queue comes after the library's shards.
        do {
            long refused = refusals();
            gateway.identify(0, 1, EVERY_INTENT, "");
            Until.isTrue("an answer", () -> isReady() || refusals() > refused);
            // More often would be too many frames for a minute.
            LockSupport.parkNanos(isReady() ? 1 : 1_000_000_000);
        } while (!isReady());
    }

    private boolean isReady() {
        return !gateway.events("READY").isEmpty();
    }

    private long refusals() {
        return gateway.all().stream()
                .filter(payload -> payload.path("op").asInt() == 9)
                .count();
    }

    List<JsonNode> events() {
        return gateway.all().stream()
                .filter(payload -> payload.path("op").asInt() == 0)
                .toList();
    }

    @Override
    public void close() {
        heart.shutdownNow();
        gateway.close();
    }
}
