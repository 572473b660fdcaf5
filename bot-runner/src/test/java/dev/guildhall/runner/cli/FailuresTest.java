package dev.guildhall.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.runner.config.ConfigurationException;
import dev.guildhall.runner.database.DatabaseException;
import dev.guildhall.runner.supervisor.RefusedException;
import dev.guildhall.runner.supervisor.StartException;
import dev.guildhall.runner.supervisor.UnfinishedException;
import dev.guildhall.spi.guild.DiscordException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final StringWriter said = new StringWriter();

    private int code(Exception failure) {
        return Failures.report(failure, new PrintWriter(said));
    }

    @Test
    void whatANewStartMayMendHasAnotherExitCodeThanWhatItCannot() {
        assertThat(code(new StartException("the port is taken"))).isEqualTo(1);
        assertThat(code(new UnfinishedException("process 0 was killed"))).isEqualTo(1);
        assertThat(code(new DatabaseException("the database does not answer"))).isEqualTo(1);
        assertThat(code(new DiscordException("GET /gateway/bot failed", true, 0)))
                .isEqualTo(1);
        assertThat(code(new ConfigurationException(List.of("--shards \"x\" is wrong"))))
                .isEqualTo(2);
        assertThat(code(new RefusedException("the intent is missing"))).isEqualTo(78);
        assertThat(code(new DiscordException("the token is refused", false, 0))).isEqualTo(78);
        assertThat(said.toString()).contains("the port is taken", "the intent is missing", "the token is refused");
    }

    @Test
    void anUnforeseenFailureIsNamed() {
        assertThat(code(new IllegalStateException("boom"))).isEqualTo(1);
        assertThat(said.toString()).contains("unforeseen failure: java.lang.IllegalStateException: boom");
    }
}
