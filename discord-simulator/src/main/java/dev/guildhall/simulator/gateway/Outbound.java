package dev.guildhall.simulator.gateway;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Something to be written to a connection.
 *
 * <p>The bytes are shared between sessions and never changed. What is only kept for a resume can be packed. Safe for several
 * threads.
 */
final class Outbound {
    private static final int LARGE = 2048;
    private static final int LEVEL = 3;

    private final String name;
    private final long sequence;
    private volatile Content content;
    private final long delayMillis;

    private sealed interface Content {
        byte[] bytes();

        /** As it is sent. */
        record Plain(byte[] bytes) implements Content {}

        /** As it is kept: what it has in common with another event is not kept once more. */
        record Packed(byte[] packed, int size, byte[] like) implements Content {
            static Packed of(byte[] bytes, byte[] like) {
                return new Packed(Zstd.compressUsingDict(bytes, like, LEVEL), bytes.length, like);
            }

            @Override
            public byte[] bytes() {
                byte[] bytes = new byte[size];
                long length = Zstd.decompressUsingDict(bytes, packed, like);
                if (length != size) {
                    throw new IllegalStateException("an event of " + size + " bytes was unpacked to " + length);
                }
                return bytes;
            }
        }
    }

    private Outbound(String name, long sequence, byte[] data, long delayMillis) {
        this.name = name;
        this.sequence = sequence;
        this.content = new Content.Plain(data);
        this.delayMillis = delayMillis;
    }

    /** An event, held back for so long together with what follows it. */
    static Outbound event(String name, long sequence, byte[] data, long delayMillis) {
        return new Outbound(name, sequence, data, delayMillis);
    }

    /** A whole payload without a number. */
    static Outbound control(String json) {
        return control(json, 0);
    }

    /** The same, held back for so long. */
    static Outbound control(String json, long delayMillis) {
        return new Outbound("", 0, json.getBytes(StandardCharsets.UTF_8), delayMillis);
    }

    /** The event's name; empty for a payload that is no event. */
    String name() {
        return name;
    }

    long sequence() {
        return sequence;
    }

    long delayMillis() {
        return delayMillis;
    }

    boolean isLarge() {
        return content.bytes().length >= LARGE;
    }

    byte[] data() {
        return content.bytes();
    }

    /** Takes less memory from now on, and longer to be sent; {@code like} is an event that is expected to be similar. */
    void pack(byte[] like) {
        if (content instanceof Content.Plain(byte[] bytes)) {
            content = Content.Packed.of(bytes, like);
        }
    }

    byte[] payload() {
        byte[] data = content.bytes();
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
