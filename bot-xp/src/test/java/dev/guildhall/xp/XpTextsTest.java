package dev.guildhall.xp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.ModuleTexts;
import org.junit.jupiter.api.Test;

class XpTextsTest {

    @Test
    void textsAreComplete() {
        assertThat(ModuleTexts.problems("xp", XpModule.class)).isEmpty();
    }
}
