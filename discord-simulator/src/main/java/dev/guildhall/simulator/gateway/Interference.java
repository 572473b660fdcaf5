package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.fault.Fault;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the armed faults make of one shard's events. Safe for several threads. */
record Interference(Faults faults, int shard) {

    /**
     * An event on its way, and what is to go wrong with it.
     *
     * @param channel where it happened, null when it concerns no channel
     */
    record Event(String name, @Nullable Snowflake channel, byte[] data, long delayMillis, int copies) {

        /** Whether the order of both can change without anybody seeing one channel's events in a wrong order. */
        boolean mayOvertake(Event earlier) {
            return channel != null && earlier.channel != null && !channel.equals(earlier.channel);
        }
    }

    Event meet(Dispatch dispatch, int intents) {
        byte[] data = dispatch.data(intents);
        if (faults.quiet()) {
            return new Event(dispatch.name(), dispatch.channel(), data, 0, 1);
        }
        int copies = faults.take(Fault.Duplicate.class, fault -> fault.concerns(shard))
                .map(fault -> 2)
                .orElse(1);
        long delay = faults.take(Fault.Delay.class, fault -> fault.concerns(shard))
                .map(Fault.Delay::millis)
                .orElse(0L);
        byte[] spoilt = faults.take(
                        Fault.Omit.class,
                        fault -> fault.concerns(shard) && fault.event().equals(dispatch.name()))
                .map(fault -> without(data, fault.field()))
                .orElse(data);
        return new Event(dispatch.name(), dispatch.channel(), spoilt, delay, copies);
    }

    private static byte[] without(byte[] data, String field) {
        return Json.parse(new String(data, StandardCharsets.UTF_8)) instanceof ObjectNode object
                ? Json.bytes(object.without(field))
                : data;
    }

    /** For how long the event is to wait to be overtaken; empty when it is not to be. */
    Optional<Long> holds(Event event) {
        return event.channel() == null
                ? Optional.empty()
                : faults.take(Fault.Reorder.class, fault -> fault.concerns(shard))
                        .map(Fault.Reorder::millis);
    }

    boolean losesAck() {
        return faults.take(Fault.LostAck.class, fault -> fault.concerns(shard)).isPresent();
    }
}
