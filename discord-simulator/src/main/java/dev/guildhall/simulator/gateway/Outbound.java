package dev.guildhall.simulator.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Something to be written to a connection.
 *
 * <p>The bytes are shared between sessions and never changed.
 */
final class Outbound {
    private final String name;
    private final long sequence;
    private final byte[] data;
    private final long delayMillis;

    private Outbound(String name, long sequence, byte[] data, long delayMillis) {
        this.name = name;
        this.sequence = sequence;
        this.data = data;
        this.delayMillis = delayMillis;
    }

    /** An event, held back for so long together with what follows it. */
    static Outbound event(String name, long sequence, byte[] data, long delayMillis) {
        return new Outbound(name, sequence, data, delayMillis);
    }

    /** A whole payload without a number. */
    static Outbound control(String json) {
        return new Outbound("", 0, json.getBytes(StandardCharsets.UTF_8), 0);
    }

    long sequence() {
        return sequence;
    }

    long delayMillis() {
        return delayMillis;
    }

    byte[] payload() {
        if (name.isEmpty()) {
            return data;
        }
        byte[] head =
                ("{\"t\":\"" + name + "\",\"s\":" + sequence + ",\"op\":0,\"d\":").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + data.length + 1);
        System.arraycopy(data, 0, whole, head.length, data.length);
        whole[whole.length - 1] = '}';
        return whole;
    }
}
