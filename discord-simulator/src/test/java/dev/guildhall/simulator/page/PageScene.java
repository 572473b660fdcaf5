package dev.guildhall.simulator.page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests that share a simulator with a bot, and open the page anew for each; nothing may make the browser complain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageScene {
    protected PageStage stage;
    protected ChatPage chat;

    @BeforeAll
    void start() throws InterruptedException {
        stage = PageStage.start();
    }

    @AfterAll
    void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void open() {
        chat = stage.open();
    }

    @AfterEach
    void browserHadNothingToComplainAbout() {
        chat.closeWithoutComplaint();
    }
}
