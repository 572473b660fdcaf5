package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A packet's content that does not show itself. Javacord reads its fields as ever, but where it fails it logs the packet as a
 * whole, with what people wrote and with tokens: this one then counts the failure and shows its name.
 */
// ObjectNode.deepCopy narrows a generic method.
@SuppressWarnings("unchecked")
final class WithheldPacket extends ObjectNode {

    private static final long serialVersionUID = 1L;

    private final transient Runnable failed;
    private final String name;
    private boolean counted;

    private WithheldPacket(String name, Runnable failed) {
        super(JsonNodeFactory.instance);
        this.name = name;
        this.failed = failed;
    }

    /**
     * The same content, silent.
     *
     * @param failed run once where Javacord could not read the packet
     */
    static WithheldPacket of(String type, ObjectNode content, Runnable failed) {
        String id = content.path("id").asText("");
        WithheldPacket packet = new WithheldPacket(id.isEmpty() ? type : type + " of " + id, failed);
        packet.setAll(content);
        return packet;
    }

    @Override
    public synchronized String toString() {
        if (!counted) {
            counted = true;
            failed.run();
        }
        return name + ", content withheld";
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
