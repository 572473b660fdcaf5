package dev.guildhall.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ShelfTest {
    private final Shelf<Snowflake> shelf = new Shelf<>(id -> id);

    @Test
    void keepsTheOrderOfIdsWhateverTheOrderOfArrival() {
        List<Snowflake> ids = new ArrayList<>(
                LongStream.rangeClosed(1, 60).mapToObj(Snowflake::new).toList());
        List<Snowflake> sorted = List.copyOf(ids);
        Collections.shuffle(ids, new Random(1));
        ids.forEach(shelf::put);
        ids.forEach(shelf::put);
        assertThat(shelf.values()).isEqualTo(sorted);
        assertThat(shelf.get(new Snowflake(17))).isEqualTo(new Snowflake(17));
        assertThat(shelf.get(new Snowflake(61))).isNull();
    }

    @Test
    void whatIsTakenAwayIsGoneAndTheRestStays() {
        LongStream.rangeClosed(1, 5).mapToObj(Snowflake::new).forEach(shelf::put);
        assertThat(shelf.remove(new Snowflake(3))).isEqualTo(new Snowflake(3));
        assertThat(shelf.remove(new Snowflake(3))).isNull();
        assertThat(shelf.values())
                .containsExactly(new Snowflake(1), new Snowflake(2), new Snowflake(4), new Snowflake(5));
    }

    @Test
    void listThatWasReadDoesNotChange() {
        shelf.put(new Snowflake(1));
        List<Snowflake> before = shelf.values();
        shelf.put(new Snowflake(2));
        assertThat(before).containsExactly(new Snowflake(1));
    }
}
