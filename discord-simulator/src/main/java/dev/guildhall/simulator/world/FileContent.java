package dev.guildhall.simulator.world;

/** The bytes of a file; whoever gets at them does not change them. */
public final class FileContent {
    private final byte[] bytes;

    public FileContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    int size() {
        return bytes.length;
    }
}
