package dev.guildhall.runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

    private static final ToShard.Start START = new ToShard.Start(
            1,
            2,
            3,
            4,
            "hid.den.token",
            "http://127.0.0.1:1/api/v10",
            new ToShard.DatabaseLogin("jdbc:postgresql://h/d", "u", "hidden\n\"ü\"", 4),
            Set.of("xp"),
            Set.of("members"),
            true,
            30);

    static Stream<ToShard> down() {
        return Stream.of(
                START,
                new ToShard.IdentifyGranted(7),
                new ToShard.RestGranted(10),
                new ToShard.RestPaused(1_500),
                new ToShard.Drain());
    }

    static Stream<FromShard> up() {
        return Stream.of(
                new FromShard.Started(),
                new FromShard.Status(
                        true,
                        List.of(new FromShard.Shard(2, "READY", 17, 41, 1, 2)),
                        new FromShard.Pool(1, 2, 3, 4, 5),
                        new FromShard.Lanes(1, 2, 3, 4),
                        new FromShard.Outbox(5, 6, 7),
                        List.of(new FromShard.Gauge("xp.gap-channels", "Channels to read", 3)),
                        List.of("Message Content Intent"),
                        100,
                        50,
                        1.5),
                new FromShard.IdentifyWanted(3),
                new FromShard.RestWanted(2),
                new FromShard.RestLimited(900),
                new FromShard.Drained(3),
                new FromShard.Fatal("the token is refused"));
    }

    @ParameterizedTest
    @MethodSource("down")
    void whatGoesDownComesOutTheSameOnOneLine(ToShard message) {
        assertThat(Wire.line(message)).doesNotContain("\n");
        assertThat(Wire.toShard(Wire.line(message))).contains(message);
    }

    @ParameterizedTest
    @MethodSource("up")
    void whatGoesUpComesOutTheSameOnOneLine(FromShard message) {
        assertThat(Wire.line(message)).doesNotContain("\n");
        assertThat(Wire.fromShard(Wire.line(message))).contains(message);
    }

    @Test
    void whatIsNotUnderstoodIsNothing() {
        assertThat(Wire.fromShard("Hello")).isEmpty();
        assertThat(Wire.fromShard("{\"type\":\"dance\"}")).isEmpty();
        assertThat(Wire.fromShard("null")).isEmpty();
        assertThat(Wire.toShard("")).isEmpty();
    }

    @Test
    void fieldsOfALaterVersionDoNoHarm() {
        assertThat(Wire.fromShard("{\"type\":\"identify-wanted\",\"shard\":3,\"mood\":\"good\"}"))
                .contains(new FromShard.IdentifyWanted(3));
    }

    @Test
    void secretsAreNotShown() {
        assertThat(START.toString()).doesNotContain("hid");
        assertThat(START.database().toString()).doesNotContain("hid");
    }
}
