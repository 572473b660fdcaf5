package dev.guildhall.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.wire.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** The steps, each a test of its own; they build on one another, in this order. */
record Script(String library, Stage stage) {
    Stream<DynamicTest> steps() {
        List<Step> steps = new ArrayList<>();
        steps.addAll(CacheSteps.STEPS);
        steps.addAll(MessageSteps.STEPS);
        steps.addAll(InteractionSteps.STEPS);
        steps.addAll(ChangeSteps.STEPS);
        steps.addAll(FaultSteps.STEPS);
        steps.add(new Step("everything that was sent has the fields that Discord documents", Script::fields));
        return steps.stream().map(step -> DynamicTest.dynamicTest(step.name(), () -> play(step)));
    }

    private static void fields(Stage stage) {
        Fields documented = Fields.documented();
        assertThat(stage.observed()).hasSizeGreaterThan(100);
        assertThat(stage.observed().stream()
                        .flatMap(event -> documented.problemsOfEvent(event).stream())
                        .distinct())
                .isEmpty();
    }

    private void play(Step step) {
        try {
            step.action().accept(stage);
        } catch (UnsupportedOperationException cannot) {
            Assumptions.abort(library + " cannot: " + step.name() + ", " + cannot.getMessage());
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(library + " - step '" + step.name() + "' failed: " + failed.getMessage(), failed);
        }
    }
}
