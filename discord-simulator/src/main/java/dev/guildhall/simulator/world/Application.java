package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What its owners, or the bot itself, have written into the application's page. Safe for several threads. */
public final class Application {
    private final String name;
    private volatile ObjectNode settings = Json.object();
    private volatile JsonNode roleConnections = Json.array();

    Application(String name) {
        this.name = name;
    }

    /** The name that the application was made with; the bot's own name may differ. */
    public String name() {
        return name;
    }

    /** The fields of the application object that were set; not to be changed. */
    public ObjectNode settings() {
        return settings;
    }

    /** By what linked roles could be given; an array, kept and used by nobody. */
    public JsonNode roleConnections() {
        return roleConnections;
    }

    /** Replaces by what linked roles could be given. */
    public JsonNode roleConnections(JsonNode records) {
        roleConnections = records;
        return records;
    }

    /** Sets some fields and leaves the others. */
    public synchronized void set(ObjectNode changes) {
        ObjectNode merged = settings.deepCopy();
        merged.setAll(changes);
        settings = merged;
    }
}
