package dev.guildhall.spi.setting.change;

import java.util.List;

/** What became of {@link Edits}. */
public sealed interface Outcome {

    /**
     * They hold, here at once and within a quarter of a second in the other processes.
     *
     * @param revision the guild's since then
     * @param changes what is different now; empty where everything was so before
     */
    record Applied(long revision, List<PastChange> changes) implements Outcome {
        public Applied {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing was changed: some value is wrong, or does not fit the others. */
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing was changed: others changed the same meanwhile, the latest change of each value last. */
    record Overtaken(long revision, List<PastChange> by) implements Outcome {
        public Overtaken {
            by = List.copyOf(by);
        }
    }

    /**
     * What is wrong.
     *
     * @param name of the setting; empty where several do not fit together
     * @param text names the value and the remedy, as a sentence for people
     */
    record Problem(String name, String text) {}
}
