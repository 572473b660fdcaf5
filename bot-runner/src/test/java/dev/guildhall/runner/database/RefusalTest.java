package dev.guildhall.runner.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void eachRefusalHasItsRemedy() {
        assertThat(Refusal.of(new SQLException("FATAL: password authentication failed for user \"a\"", "28P01")))
                .isEqualTo(new Refusal(
                        "FATAL: password authentication failed for user \"a\"",
                        "correct user and password in DATABASE_URL",
                        false));
        assertThat(Refusal.of(new SQLException("FATAL: sorry, too many clients already", "53300")))
                .isEqualTo(new Refusal(
                        "FATAL: sorry, too many clients already",
                        "raise max_connections in postgresql.conf, or end other clients",
                        true));
        assertThat(Refusal.of(new SQLException("no such", "3D000")).remedy()).startsWith("create that database");
        assertThat(Refusal.of(new SQLException("broken")).passing()).isFalse();
    }

    @Test
    void theDriversOwnAdviceIsLeftOutAndAnUnknownHostIsNamed() {
        assertThat(Refusal.of(new SQLException(
                                "Connection to h:1 refused. Check that the hostname and port are correct.", "08001"))
                        .reason())
                .isEqualTo("Connection to h:1 refused");
        assertThat(Refusal.of(new SQLException(
                                "The connection attempt failed.", "08001", new UnknownHostException("nowhere")))
                        .reason())
                .isEqualTo("no address is known for nowhere");
    }
}
