package dev.guildhall.simulator.client;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Javacord, from its own release, finds nothing missing. */
final class JavacordScriptIT {
    private final Stage stage = new Stage(new JavacordClient());

    @AfterEach
    void leave() {
        stage.close();
    }

    @TestFactory
    Stream<DynamicTest> plays() {
        return new Script("Javacord", stage).steps();
    }
}
