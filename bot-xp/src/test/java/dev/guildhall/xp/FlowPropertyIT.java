package dev.guildhall.xp;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens to the whole module, everybody has what the oracle says. */
class FlowPropertyIT {

    @Provide
    Arbitrary<List<FlowStep>> streams() {
        return FlowStep.streams();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void everybodyHasWhatTheOracleSays(@ForAll("streams") List<FlowStep> stream) {
        try (FlowRun run = new FlowRun()) {
            stream.forEach(run::take);
            run.compare();
        }
    }
}
