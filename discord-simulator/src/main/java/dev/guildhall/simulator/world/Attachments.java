package dev.guildhall.simulator.world;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of all messages, the oldest given up when there are too many bytes. Safe for several threads. */
public final class Attachments {
    private final long bound;
    private final Map<Snowflake, Attachment> files = new LinkedHashMap<>();
    private long size;

    Attachments(long bound) {
        this.bound = bound;
    }

    synchronized void add(Attachment file) {
        files.put(file.id(), file);
        size += file.content().size();
        Iterator<Attachment> oldest = files.values().iterator();
        while (size > bound && oldest.hasNext()) {
            size -= oldest.next().content().size();
            oldest.remove();
        }
    }

    /** The file, unless it is unknown or was given up. */
    public synchronized Optional<Attachment> find(Snowflake id) {
        return Optional.ofNullable(files.get(id));
    }
}
