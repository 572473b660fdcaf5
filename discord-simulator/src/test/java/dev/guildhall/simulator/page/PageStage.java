package dev.guildhall.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import java.time.Duration;

/** A browser, a simulator and the bot that is connected to it. */
record PageStage(Chromium chromium, Simulator simulator, SampleBot bot) implements AutoCloseable {

    /** Starts all three, or aborts the test where there is no browser. */
    static PageStage start() throws InterruptedException {
        Chromium chromium = Chromium.start();
        Simulator simulator = Simulator.start(SimulatorOptions.defaults()
                .with()
                .maxConcurrency(2)
                .rateLimits(false)
                .interactionDeadline(Duration.ofSeconds(4))
                .build());
        return new PageStage(chromium, simulator, SampleBot.start(simulator));
    }

    /** Opens the page in a profile of its own. */
    ChatPage open() {
        ChatPage chat = ChatPage.open(chromium, simulator.baseUrl(), 1280, 800);
        assertThat(chat.status()).containsText("Bot online · 2 shards");
        return chat;
    }

    @Override
    public void close() {
        bot.close();
        simulator.close();
        chromium.close();
    }
}
