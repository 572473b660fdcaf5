package dev.guildhall.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Saves a world as a scenario, and makes a scenario the world. */
public final class Scenarios {
    private static final String SCHEMA = "/scenario/scenario.schema.json";

    private final World world;

    public Scenarios(World world) {
        this.world = world;
    }

    /** Everything that a scenario keeps: no files, sessions, commands, voice states, webhooks or direct messages. */
    public ObjectNode save() {
        return new ScenarioWriter(world).write();
    }

    /**
     * Puts a scenario in the place of all guilds and people; a bot that is connected is told.
     *
     * @throws ScenarioException when something is wrong with it; nothing has changed then
     */
    public void load(JsonNode scenario) {
        List<String> errors = new ArrayList<>();
        new SchemaCheck(schema(), errors).check(scenario);
        if (errors.isEmpty()) {
            new ReferenceCheck(world.bot().name(), errors).check(scenario);
        }
        if (!errors.isEmpty()) {
            throw new ScenarioException(errors);
        }
        new ScenarioReader(world).read(scenario);
    }

    /**
     * Loads a file.
     *
     * @throws ScenarioException when it cannot be read, is not JSON, or something is wrong with it
     */
    public void load(Path file) {
        try {
            load(Json.parse(Files.readString(file)));
        } catch (NoSuchFileException absent) {
            throw new ScenarioException(List.of("the file " + file + " does not exist"));
        } catch (IOException unreadable) {
            throw new ScenarioException(List.of("the file " + file + " cannot be read: " + unreadable.getMessage()));
        } catch (IllegalArgumentException malformed) {
            throw new ScenarioException(List.of("the file " + file + " is " + malformed.getMessage()));
        }
    }

    private static JsonNode schema() {
        try (InputStream in = Scenarios.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is not on the class path");
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
