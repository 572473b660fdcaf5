package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page outlives the bot and the simulator. */
final class PageLifeIT {
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void saysThatNoBotIsThereAndSeesItComeAndGo() throws InterruptedException {
        try (Simulator simulator = Simulator.start(fastLogin(0));
                ChatPage chat = ChatPage.open(chromium, simulator.baseUrl(), 1280, 800)) {
            assertThat(chat.status()).containsText("No bot yet");
            assertThat(chat.notice()).containsText("The bot has not connected yet");
            chat.message().pressSequentially("/");
            assertThat(chat.page().locator("#composer-list"))
                    .containsText("The bot registers its slash commands once it has connected");
            chat.message().fill("");

            try (SampleBot bot = SampleBot.start(simulator)) {
                assertThat(chat.status()).containsText("Bot online · 2 shards");
                assertThat(chat.notice()).isHidden();
                chat.write("!level");
                assertThat(chat.last()).containsText("You are level 3");
            }

            assertThat(chat.status()).containsText("Bot offline");
            assertThat(chat.notice()).containsText("The bot is offline");
        }
    }

    @Test
    void comesBackByItselfAfterTheSimulatorWasRestarted() {
        Simulator first = Simulator.start(fastLogin(0));
        int port = URI.create(first.baseUrl()).getPort();
        try (ChatPage chat = ChatPage.open(chromium, first.baseUrl(), 1280, 800)) {
            chat.write("Before the restart");
            assertThat(chat.last()).containsText("Before the restart");
            first.close();
            assertThat(chat.notice()).containsText("The connection to the simulator is lost");
            chat.write("Into the void");
            assertThat(chat.page().locator(".failed")).containsText("The simulator does not answer");

            try (Simulator second = Simulator.start(fastLogin(port))) {
                assertThat(chat.status()).containsText("No bot yet");
                assertThat(chat.withText("Before the restart")).hasCount(0);
                chat.write("After the restart");
                assertThat(chat.withText("After the restart")).hasCount(1);
            }
        } finally {
            first.close();
        }
    }

    private static SimulatorOptions fastLogin(int port) {
        return SimulatorOptions.defaults()
                .with()
                .port(port)
                .maxConcurrency(2)
                .rateLimits(false)
                .build();
    }
}
