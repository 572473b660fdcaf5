package dev.guildhall.javacord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionSignsTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final SessionSigns signs = new SessionSigns(clock::get);

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private void begins(long seconds) {
        clock.set(at(seconds));
        signs.began();
    }

    private void comes(long seconds) {
        clock.set(at(seconds));
        signs.came();
    }

    private Instant after(long seconds) {
        return signs.after(at(seconds));
    }

    @Test
    void eachSignProvesWhatWasBefore() {
        comes(0);
        begins(1);
        assertThat(signs.provenUntil(NOON)).isEmpty();
        comes(41);
        clock.set(at(60));
        assertThat(signs.provenUntil(NOON)).hasValue(at(41));
        assertThat(after(60)).isEqualTo(at(60));
    }

    @Test
    void nothingIsProvedWhileTheConnectionIsLostHoweverMuchComes() {
        begins(0);
        comes(41);
        clock.set(at(50));
        signs.lost();
        comes(3_000);

        assertThat(signs.provenUntil(NOON)).hasValue(at(41));
        assertThat(after(3_000)).isEqualTo(at(41));
    }

    @Test
    void guildThatIsToldOfLaterHasSomeSecondsOfItsOwn() {
        begins(0);
        comes(41);
        assertThat(signs.provenUntil(at(40))).isEmpty();
        comes(45);
        assertThat(signs.provenUntil(at(40))).hasValue(at(45));
    }

    @Test
    void whatWasToldBelatedlyHasSomeSecondsToArrive() {
        begins(0);
        comes(41);
        signs.lost();
        begins(100);
        comes(102);
        assertThat(signs.provenUntil(NOON)).hasValue(at(41));
        assertThat(after(102)).isEqualTo(at(102));
        comes(100 + SessionSigns.SETTLING.toSeconds());
        assertThat(signs.provenUntil(NOON)).hasValue(at(105));
    }

    @Test
    void whatIsToldHasHappenedAfterTheLastSignThoughThatProvedNothingYet() {
        begins(0);
        comes(41);
        signs.lost();
        begins(100);
        comes(102);
        signs.lost();
        assertThat(after(110)).isEqualTo(at(102));
    }

    @Test
    void aClockThatWasSetBackMakesNothingHappenInTheFuture() {
        begins(0);
        comes(41);
        signs.lost();
        assertThat(after(10)).isEqualTo(at(10));
    }
}
