package dev.guildhall.simulator.client;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** JDA, from its own release, finds nothing missing. */
final class JdaScriptIT {
    private final Stage stage = new Stage(new JdaClient());

    @AfterEach
    void leave() {
        stage.close();
    }

    @TestFactory
    Stream<DynamicTest> plays() {
        return new Script("JDA", stage).steps();
    }
}
