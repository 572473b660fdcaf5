package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.runner.supervisor.RestBudget.Grant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestBudgetTest {

    private static final long MILLI = 1_000_000;

    @Test
    void callsAreGrantedAtOnceWhileTheBudgetLasts() {
        RestBudget budget = new RestBudget(50, Duration.ofSeconds(1));
        budget.request(0, 3);
        assertThat(budget.grant(0)).containsExactly(new Grant(0, 3));
        assertThat(budget.nextAt(0)).isEmpty();
    }

    @Test
    void processesTakeTurnsInSmallBatches() {
        RestBudget budget = new RestBudget(50, Duration.ofSeconds(1));
        budget.request(0, 25);
        budget.request(1, 5);
        assertThat(budget.grant(0))
                .containsExactly(new Grant(0, 10), new Grant(1, 5), new Grant(0, 10), new Grant(0, 5));
    }

    @Test
    void noWindowEverHoldsMoreThanTheLimit() {
        RestBudget budget = new RestBudget(50, Duration.ofSeconds(1));
        Random random = new Random(7);
        Deque<Long> granted = new ArrayDeque<>();
        for (long now = 0; now < 20_000 * MILLI; now += random.nextInt(40) * MILLI) {
            budget.request(random.nextInt(3), random.nextInt(6));
            for (Grant grant : budget.grant(now)) {
                for (int call = 0; call < grant.count(); call++) {
                    granted.add(now);
                }
            }
            while (now - granted.peek() >= 1_000 * MILLI) {
                granted.remove();
            }
            assertThat(granted.size()).isLessThanOrEqualTo(50);
        }
    }

    @Test
    void theNextIsGrantedWhenTheOldestLeavesTheWindow() {
        RestBudget budget = new RestBudget(2, Duration.ofSeconds(1));
        budget.request(0, 1);
        budget.grant(0);
        budget.request(0, 1);
        budget.grant(300 * MILLI);
        budget.request(0, 1);
        assertThat(budget.grant(500 * MILLI)).isEmpty();
        assertThat(budget.nextAt(500 * MILLI)).hasValue(1_000 * MILLI);
        assertThat(budget.grant(1_000 * MILLI)).containsExactly(new Grant(0, 1));
    }

    @Test
    void aPauseStopsAllUntilItsEnd() {
        RestBudget budget = new RestBudget(50, Duration.ofSeconds(1));
        budget.pause(0, Duration.ofSeconds(3));
        budget.pause(0, Duration.ofSeconds(1));
        budget.request(0, 1);
        assertThat(budget.grant(2_000 * MILLI)).isEmpty();
        assertThat(budget.nextAt(2_000 * MILLI)).hasValue(3_000 * MILLI);
        assertThat(budget.grant(3_000 * MILLI)).containsExactly(new Grant(0, 1));
    }

    @Test
    void whatAProcessThatEndedAskedForIsForgotten() {
        RestBudget budget = new RestBudget(50, Duration.ofSeconds(1));
        budget.request(0, 5);
        budget.request(1, 1);
        budget.forget(0);
        assertThat(budget.grant(0)).containsExactly(new Grant(1, 1));
    }
}
