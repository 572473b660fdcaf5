package dev.guildhall.simulator.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same steps for each library; the name of a failed test is the step's. */
final class ScriptIT {
    private final List<Stage> stages = new ArrayList<>();

    @AfterEach
    void leave() {
        stages.forEach(Stage::close);
    }

    @TestFactory
    Stream<DynamicTest> jdaFindsNothingMissing() {
        return script("JDA", new JdaClient());
    }

    @TestFactory
    Stream<DynamicTest> javacordFindsNothingMissing() {
        return script("Javacord", new JavacordClient());
    }

    private Stream<DynamicTest> script(String name, Client client) {
        Stage stage = new Stage(client);
        stages.add(stage);
        List<Step> steps = new ArrayList<>();
        steps.addAll(CacheSteps.STEPS);
        steps.addAll(MessageSteps.STEPS);
        steps.addAll(InteractionSteps.STEPS);
        steps.addAll(ChangeSteps.STEPS);
        steps.addAll(FaultSteps.STEPS);
        return steps.stream()
                .map(step -> DynamicTest.dynamicTest(name + ": " + step.name(), () -> play(name, step, stage)));
    }

    private static void play(String name, Step step, Stage stage) {
        try {
            step.action().accept(stage);
        } catch (AssertionError failed) {
            throw new AssertionError(name + " - step '" + step.name() + "' failed: " + failed.getMessage(), failed);
        } catch (UnsupportedOperationException cannot) {
            Assumptions.abort(cannot.getMessage());
        }
    }
}
