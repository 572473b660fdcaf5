package dev.guildhall.javacord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConnectionOptionsTest {

    @Test
    void tokenIsNotShown() {
        assertThat(new ConnectionOptions("s3cret", ConnectionOptions.DISCORD, 0, 1, 2).toString())
                .doesNotContain("s3cret")
                .contains("shards 0 to 1 of 2");
    }

    @Test
    void shardsBeyondTheTotalAreRefused() {
        assertThatThrownBy(() -> new ConnectionOptions("t", ConnectionOptions.DISCORD, 0, 2, 2))
                .hasMessageContaining("0 to 2 of 2");
    }

    @Test
    void tokenWithSpacesIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> new ConnectionOptions("s3 cret", ConnectionOptions.DISCORD, 0, 0, 1))
                .hasMessageContaining("token")
                .hasMessageNotContaining("s3 cret");
    }
}
