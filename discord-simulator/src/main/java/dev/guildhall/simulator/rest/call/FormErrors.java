package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import java.util.Collection;
import java.util.TreeSet;

/** Collects what is wrong with a body, each by its path, the way Discord reports it. */
public final class FormErrors {
    private final ObjectNode tree = Json.object();
    private final String within;

    public FormErrors() {
        this("");
    }

    /** Errors of what stands within a body; {@code within} is empty or ends in a dot. */
    public FormErrors(String within) {
        this.within = within;
    }

    /** Adds an error; {@code path} has the form {@code options.0.name}. */
    public void add(String path, String code, String message) {
        ObjectNode node = tree;
        for (String part : (within + path).split("\\.", -1)) {
            node = node.withObjectProperty(part);
        }
        node.withArrayProperty("_errors").addObject().put("code", code).put("message", message);
    }

    public void tooLong(String path, int most) {
        add(path, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
    }

    public void badLength(String path, int least, int most) {
        add(path, "BASE_TYPE_BAD_LENGTH", "Must be between " + least + " and " + most + " in length.");
    }

    public void choices(String path, Collection<?> allowed) {
        add(path, "BASE_TYPE_CHOICES", "Value must be one of " + new TreeSet<>(allowed) + ".");
    }

    public void required(String path) {
        add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    public void throwIfAny() {
        if (!tree.isEmpty()) {
            throw DiscordError.invalidForm(tree);
        }
    }
}
