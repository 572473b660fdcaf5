package dev.guildhall.xp;

import dev.guildhall.xp.operation.Way;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One thing that happens to the module, or to the guild. */
sealed interface FlowStep {

    /** Somebody writes. */
    record Write(int author, int channel) implements FlowStep {}

    /** One of the latest events comes once more. */
    record Again(int which) implements FlowStep {}

    /** Two people write at once, and Discord sends the later one first. */
    record Crossed(int channel) implements FlowStep {}

    /** The bot is away while somebody writes. */
    record Away(int author, int channel, int messages) implements FlowStep {}

    /** Messages are dropped on their way, and perhaps who is in voice channels. */
    record Dropped(int author, int channel, int messages, boolean voice) implements FlowStep {}

    record Restart() implements FlowStep {}

    /** An administrator changes what a message earns. */
    record Pay(int amount, int cooldownSeconds) implements FlowStep {}

    /** Somebody enters the voice channel, leaves it, or is muted there. */
    record Voice(int member, boolean present, boolean muted) implements FlowStep {}

    /** Somebody reacts to one of the latest messages. */
    record React(int member, int which) implements FlowStep {}

    /** An administrator gives, takes or sets somebody's XP. */
    record Edit(int member, Kind kind, int amount) implements FlowStep {
        enum Kind {
            ADD,
            REMOVE,
            SET
        }
    }

    /** A file of another bot that names two people. */
    record Import(int first, int second, int amount, Way way) implements FlowStep {}

    /** The latest edit or import that still stands is taken back. */
    record Undo() implements FlowStep {}

    /** Somebody wishes to earn nothing from now on, or to earn again. */
    record Opt(int member, boolean out) implements FlowStep {}

    record Time(int seconds) implements FlowStep {}

    /** Lists of some dozen, with the people and channels of the {@link FlowRun}. */
    static Arbitrary<List<FlowStep>> streams() {
        Arbitrary<Integer> people = Arbitraries.integers().between(0, FlowRun.PEOPLE.size() - 1);
        Arbitrary<Integer> humans = Arbitraries.integers().between(0, FlowRun.HUMANS.size() - 1);
        Arbitrary<Integer> channels = Arbitraries.integers().between(0, FlowRun.CHANNELS.size() - 1);
        Arbitrary<Integer> some = Arbitraries.integers().between(1, 120);
        Arbitrary<Integer> latest = Arbitraries.integers().between(0, FlowRun.LATEST - 1);
        Arbitrary<Integer> amounts = Arbitraries.integers().between(0, 400);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Arbitraries.<FlowStep>frequencyOf(
                        Tuple.of(8, Combinators.combine(people, channels).as(Write::new)),
                        Tuple.of(4, latest.map(Again::new)),
                        Tuple.of(2, channels.map(Crossed::new)),
                        Tuple.of(2, Combinators.combine(people, channels, some).as(Away::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(people, channels, some, either)
                                        .as(Dropped::new)),
                        Tuple.of(1, Arbitraries.just(new Restart())),
                        Tuple.of(
                                1,
                                Combinators.combine(Arbitraries.of(5, 10, 70), Arbitraries.of(0, 1, 60))
                                        .as(Pay::new)),
                        Tuple.of(5, Combinators.combine(people, either, either).as(Voice::new)),
                        Tuple.of(4, Combinators.combine(people, latest).as(React::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(humans, Arbitraries.of(Edit.Kind.class), amounts)
                                        .as(Edit::new)),
                        Tuple.of(
                                1,
                                Combinators.combine(humans, humans, amounts, Arbitraries.of(Way.class))
                                        .as(Import::new)),
                        Tuple.of(2, Arbitraries.just(new Undo())),
                        Tuple.of(3, Combinators.combine(humans, either).as(Opt::new)),
                        Tuple.of(5, Arbitraries.integers().between(1, 240).map(Time::new)))
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }
}
