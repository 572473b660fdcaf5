package dev.guildhall.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private final Waiting waiting = new Waiting();

    private List<Long> take(int atMost) throws InterruptedException {
        return waiting.take(atMost).stream().map(turn -> turn.guild().value()).toList();
    }

    private void look(boolean first, long... guilds) {
        waiting.now(LongStream.of(guilds).mapToObj(GuildId::new).toList(), false, first);
    }

    @Test
    void whatPeopleWaitForComesBeforeWhatAStartBrought() throws InterruptedException {
        look(false, LongStream.rangeClosed(1, 100).toArray());
        look(true, 500);
        look(true, 50);

        assertThat(take(2)).containsExactly(500L, 50L);
        assertThat(waiting.count()).isEqualTo(99);
    }

    @Test
    void whatIsAskedForTwiceIsLookedAtOnceAndCertainlyIfOneAskedSo() throws InterruptedException {
        waiting.now(List.of(new GuildId(1)), true, false);
        look(false, 1);

        assertThat(waiting.take(10)).singleElement().matches(Waiting.Turn::certainly);
        assertThat(waiting.count()).isZero();
    }

    @Test
    void whatFailedWaitsUnlessItIsAskedForAnew() throws InterruptedException {
        look(false, 1);
        waiting.again(waiting.take(1).getFirst(), Duration.ofHours(1));
        look(false, 2);
        assertThat(take(10)).containsExactly(2L);

        look(false, 1);
        assertThat(waiting.take(10)).singleElement().matches(turn -> turn.failures() == 0);
    }
}
