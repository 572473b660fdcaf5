package dev.guildhall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.ModuleTexts;
import org.junit.jupiter.api.Test;

class SettingsTextsTest {

    @Test
    void textsAreComplete() {
        assertThat(ModuleTexts.problems("settings", SettingsModule.class)).isEmpty();
    }
}
