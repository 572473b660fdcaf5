package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.fault.Fault;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.gateway.Disturbance;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.World;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes things go wrong. */
record FaultsControl(World world, Gateway gateway, Faults faults, Lookup lookup) {
    private static final String KINDS =
            "drop, close, reconnect, invalid-session, heartbeat, stall, lost-ack, duplicate,"
                    + " delay, reorder, omit, rate-limit, server-error, slow, timeout, outage, identify-limit";
    private static final Set<String> SCOPES = Set.of("user", "global", "shared");
    private static final int HOUR = 3_600_000;
    private static final int MOST = 1_000_000;

    JsonNode arm(JsonNode body) {
        String kind = body.path("kind").asText();
        Integer shard = Numbers.optional(body, "shard", 0, 100_000);
        Disturbance now = gateway.disturb();
        return switch (kind) {
            case "drop" -> done(body, now.drop(shard));
            case "close" -> done(body, now.close(shard, Numbers.required(body, "code", 1000, 4999)));
            case "reconnect" -> done(body, now.reconnect(shard));
            case "heartbeat" -> done(body, now.heartbeat(shard));
            case "invalid-session" ->
                done(body, now.invalidate(shard, body.path("resumable").asBoolean()));
            case "stall" -> done(body, now.stall(shard, Numbers.required(body, "millis", 1, HOUR)));
            case "lost-ack" -> armed(body, new Fault.LostAck(shard));
            case "duplicate" -> armed(body, new Fault.Duplicate(shard));
            case "delay" -> armed(body, new Fault.Delay(shard, Numbers.required(body, "millis", 1, HOUR)));
            case "reorder" -> armed(body, new Fault.Reorder(shard, Numbers.within(body, "millis", 250, 1, HOUR)));
            case "omit" -> armed(body, new Fault.Omit(shard, Lookup.text(body, "event"), Lookup.text(body, "field")));
            case "rate-limit" -> armed(body, new Fault.RateLimited(route(body), scope(body), retryAfter(body)));
            case "server-error" ->
                armed(body, new Fault.ServerError(route(body), Numbers.within(body, "status", 500, 500, 599)));
            case "slow" -> armed(body, new Fault.Slow(route(body), Numbers.required(body, "millis", 1, HOUR)));
            case "timeout" -> armed(body, new Fault.Timeout(route(body), Numbers.required(body, "millis", 1, HOUR)));
            case "outage" -> outage(body);
            case "identify-limit" -> {
                now.startsLeft(Numbers.required(body, "remaining", 0, MOST));
                yield done(body, 1);
            }
            default -> throw new ControlError(400, "there is no fault '" + kind + "'; there are: " + KINDS);
        };
    }

    private static JsonNode done(JsonNode body, int affected) {
        ObjectNode node = body.deepCopy();
        return node.put("affected", affected);
    }

    private JsonNode armed(JsonNode body, Fault fault) {
        int count = Numbers.within(body, "count", 1, 1, MOST);
        double chance = body.path("chance").asDouble(1);
        if (!(chance > 0 && chance <= 1)) {
            throw new ControlError(
                    400, "'chance' is '" + body.path("chance").asText() + "': give a number above 0 up to 1");
        }
        faults.arm(fault, count, chance);
        ObjectNode node = body.deepCopy();
        return node.put("count", count);
    }

    private static @Nullable String route(JsonNode body) {
        return body.hasNonNull("route") ? body.path("route").asText() : null;
    }

    private static String scope(JsonNode body) {
        String scope = body.path("scope").asText("user");
        if (!SCOPES.contains(scope)) {
            throw new ControlError(400, "'scope' is '" + scope + "': give user, global or shared");
        }
        return scope;
    }

    private static double retryAfter(JsonNode body) {
        double seconds = body.path("retryAfter").asDouble(1);
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new ControlError(
                    400,
                    "'retryAfter' is '" + body.path("retryAfter").asText() + "': give seconds, above 0 up to 3600");
        }
        return seconds;
    }

    private JsonNode outage(JsonNode body) {
        Guild guild = lookup.guild(Lookup.text(body, "guild"));
        int millis = Numbers.required(body, "millis", 1, HOUR);
        world.available(guild, false);
        Thread.ofVirtual().name("simulator outage " + guild.id()).start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException ended) {
                // Nobody interrupts it; were it done, the outage would end early.
            }
            world.available(guild, true);
        });
        return done(body, 1);
    }

    static ArrayNode view(Faults faults) {
        ArrayNode active = Json.array();
        for (Faults.Armed armed : faults.active()) {
            ObjectNode node =
                    active.addObject().put("kind", armed.fault().kind()).put("remaining", armed.remaining());
            if (armed.chance() < 1) {
                node.put("chance", armed.chance());
            }
            switch (armed.fault()) {
                case Fault.OfGateway fault -> node.put("shard", fault.shard());
                case Fault.OfRest fault -> node.put("route", fault.route());
            }
        }
        return active;
    }
}
