package dev.guildhall.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final Faults faults = new Faults(1);

    @Test
    void faultIsUsedUpAfterItsCount() {
        faults.arm(new Fault.Duplicate(null), 2);
        assertThat(takeDuplicate(0)).isTrue();
        assertThat(takeDuplicate(5)).isTrue();
        assertThat(takeDuplicate(0)).isFalse();
    }

    @Test
    void faultOfAnotherShardIsLeftAlone() {
        faults.arm(new Fault.Duplicate(1), 1);
        assertThat(takeDuplicate(0)).isFalse();
        assertThat(faults.active()).hasSize(1);
        assertThat(takeDuplicate(1)).isTrue();
    }

    @Test
    void routeIsMatchedByAnyPartOfTheCall() {
        Fault.Slow slow = new Fault.Slow("POST /channels/", 1);
        assertThat(slow.concerns("POST /channels/1/messages")).isTrue();
        assertThat(slow.concerns("GET /channels/1/messages")).isFalse();
        assertThat(new Fault.Slow(null, 1).concerns("GET /gateway")).isTrue();
    }

    @Test
    void clearingDisarmsEverything() {
        faults.arm(new Fault.Duplicate(null), 5);
        faults.clear();
        assertThat(takeDuplicate(0)).isFalse();
    }

    @Test
    void chanceStrikesAsTheSeedSays() {
        List<Integer> struck = struck(new Faults(3));
        assertThat(struck).isEqualTo(struck(new Faults(3))).isNotEqualTo(struck(new Faults(4)));
        assertThat(struck).hasSizeBetween(150, 350);
    }

    private static List<Integer> struck(Faults seeded) {
        seeded.arm(new Fault.LostAck(null), 1000, 0.25);
        return IntStream.range(0, 1000)
                .filter(_ -> seeded.take(Fault.LostAck.class, _ -> true).isPresent())
                .boxed()
                .toList();
    }

    private boolean takeDuplicate(int shard) {
        return faults.take(Fault.Duplicate.class, fault -> fault.concerns(shard))
                .isPresent();
    }
}
