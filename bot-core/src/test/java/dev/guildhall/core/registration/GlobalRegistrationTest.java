package dev.guildhall.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.test.Eventually;
import dev.guildhall.spi.guild.DiscordException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalRegistrationTest {

    private final CountingDiscord discord = new CountingDiscord();

    private void awaitRegistrations(int count) {
        Eventually.holds(count + " registrations", () -> discord.registrations.get() >= count);
    }

    @Test
    void looksAgainNowAndThen() {
        try (var _ = new GlobalRegistration(discord, List.of(), Duration.ofMillis(20))) {
            awaitRegistrations(3);
        }
    }

    @Test
    void looksAgainWhenTheListIsSuspectedAndThatOnceAnHour() {
        try (GlobalRegistration registration = new GlobalRegistration(discord, List.of())) {
            awaitRegistrations(1);
            registration.suspect();
            registration.suspect();
            awaitRegistrations(2);
        }
        assertThat(discord.registrations).hasValue(2);
    }

    @Test
    void neitherARefusalNorAnErrorIsItsEnd() {
        discord.failures.add(new DiscordException("refused on purpose", false, 50_001));
        discord.failures.add(new IllegalStateException("broken on purpose"));
        try (var _ = new GlobalRegistration(discord, List.of(), Duration.ofMillis(20))) {
            awaitRegistrations(3);
        }
    }
}
