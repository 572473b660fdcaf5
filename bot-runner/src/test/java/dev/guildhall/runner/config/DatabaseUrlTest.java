package dev.guildhall.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://bot:s3cret@db.example:5433/guild",
                "postgresql://bot:s3cret@db.example:5433/guild",
                "jdbc:postgresql://bot:s3cret@db.example:5433/guild",
                "jdbc:postgresql://db.example:5433/guild?user=bot&password=s3cret"
            })
    void everyUsualFormMeansTheSame(String text) {
        assertThat(DatabaseUrl.parse(text))
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://db.example:5433/guild", "bot", "s3cret", "db.example:5433/guild"));
    }

    @Test
    void percentEncodedLettersAreDecoded() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://b%6ft:p%40s%2Fs+%25@h/my%20db");
        assertThat(url.user()).isEqualTo("bot");
        assertThat(url.password()).isEqualTo("p@s/s+%");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h/my%20db");
    }

    @Test
    void parametersReachTheDriverUnderItsNames() {
        assertThat(DatabaseUrl.parse("postgres://u:p@h/d?sslmode=require&application_name=my%20bot")
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://h/d?sslmode=require&ApplicationName=my%20bot");
    }

    @Test
    void everyUsualParameterIsTaken() {
        assertThat(DatabaseUrl.parse(
                                "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/ca.pem&channel_binding=require"
                                        + "&connect_timeout=5&targetServerType=primary&tcpKeepAlive=true")
                        .jdbcUrl())
                .endsWith("?sslmode=verify-full&sslrootcert=%2Fca.pem&channelBinding=require"
                        + "&connectTimeout=5&targetServerType=primary&tcpKeepAlive=true");
    }

    @Test
    void severalHostsAndIpv6AreTaken() {
        assertThat(DatabaseUrl.parse("postgres://u:p@a:5432,[::1]:5433/d").jdbcUrl())
                .isEqualTo("jdbc:postgresql://a:5432,[::1]:5433/d");
    }

    @Test
    void withoutADatabaseItIsTheUsers() {
        assertThat(DatabaseUrl.parse("postgres://u:p@h").place()).isEqualTo("h/u");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:hidden@h/d, is not the URL of a PostgreSQL",
        "postgres://h/d, names no user",
        "postgres://u:hidden@/d, names no host",
        "postgres://u:hid#den@h:x/d, has no readable host",
        "postgres://u:hidden@h:70000/d, has port 70000",
        "postgres://u:hid%zzden@h/d, has a % that is not followed by two digits",
        "postgres://u:hidden@h/d?sslmode, has a parameter without name or value",
        "postgres://u:hidden@h/d?sslmod=require, 'has parameter sslmod, which is not known: did you mean sslmode?'",
        "postgres://u:hidden@h/d?SSLMODE=require, 'has parameter SSLMODE, which is not known: did you mean sslmode?'",
        "postgres://u:hidden@h/d?fallback_servers=x, 'has parameter fallback_servers, which is not known: remove it'",
        "'postgres://u:p@h/d?user=u&h%69d,den=x', 'has a parameter, which is not known: remove it'",
        "postgres://u:1?hid=den@h/d, names no user"
    })
    void whatIsWrongIsSaidWithoutThePassword(String text, String problem) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining("hid");
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(DatabaseUrl.parse("postgres://u:hidden@h/d")).hasToString("h/d");
    }
}
