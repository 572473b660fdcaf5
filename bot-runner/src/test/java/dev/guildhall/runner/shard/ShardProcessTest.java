package dev.guildhall.runner.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShardProcessTest {

    private static int run(String input) throws Exception {
        return new ShardProcess(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .run();
    }

    @Test
    void withoutASupervisorItEndsAtOnce() throws Exception {
        assertThat(run("")).isZero();
    }

    @Test
    void whoeverIsNoSupervisorIsRefused() throws Exception {
        assertThat(run("hello\n")).isEqualTo(2);
        assertThat(run("{\"type\":\"drain\"}\n")).isEqualTo(2);
    }
}
