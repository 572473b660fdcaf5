package dev.guildhall.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final Faults faults = new Faults();

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

    private boolean takeDuplicate(int shard) {
        return faults.take(Fault.Duplicate.class, fault -> fault.concerns(shard))
                .isPresent();
    }
}
