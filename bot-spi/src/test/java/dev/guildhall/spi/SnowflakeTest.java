package dev.guildhall.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnowflakeTest {

    @Test
    void theTimeOfDiscordsOwnExampleIsRead() {
        // The example of Discord's reference page.
        assertThat(new MessageId(175928847299117063L).time()).isEqualTo(Instant.parse("2016-04-30T11:18:25.796Z"));
    }

    @Test
    void theFirstIdOfAMomentSeparatesEarlierFromLater() {
        MessageId id = new MessageId(175928847299117063L);
        assertThat(Snowflake.firstOf(id.timeMillis())).isLessThanOrEqualTo(id.value());
        assertThat(Snowflake.firstOf(id.timeMillis() + 1)).isGreaterThan(id.value());
    }
}
