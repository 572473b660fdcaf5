package dev.guildhall.core.text;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextFilesTest {

    @Test
    void fileThatSaysTwoThingsByOneKeyIsRefused() {
        assertThatThrownBy(() -> TextFiles.of("twice", TextFilesTest.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guildhall/twice/en.properties: the text \"greeting\" stands there twice");
    }
}
