package dev.guildhall.xp.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "1, 1, 1",
        "4, 1, 4",
        "5, 2, 3",
        "9, 5, 2",
        "100, 25, 4",
        "101, 50, 3",
        "880, 250, 4",
        "12345, 5000, 3"
    })
    void marksAreRoundNumbers(long most, long step, int steps) {
        assertThat(Scale.upTo(most)).isEqualTo(new Scale(step, steps));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 99, 1_000, 123_456, 9_000_000_000_000L, 4_000_000_000_000_000_000L})
    void reachesTheLargestValue(long most) {
        assertThat(Scale.upTo(most).top()).isGreaterThanOrEqualTo(most);
    }

    @Test
    void hasFewMarks() {
        for (long most = 1; most < 5_000; most++) {
            assertThat(Scale.upTo(most).steps()).isBetween(1, 4);
        }
    }
}
