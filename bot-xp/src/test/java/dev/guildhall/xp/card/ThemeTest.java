package dev.guildhall.xp.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    @ParameterizedTest
    @ValueSource(
            ints = {0x000000, 0xFFFFFF, 0x5865F2, 0xFEE75C, 0x57F287, 0xED4245, 0xEB459E, 0x808080, 0x15171C, 0xFBFCFE})
    void everyChosenColorGivesReadablePictures(int color) {
        for (Shade shade : Shade.values()) {
            Theme theme = Theme.of(color, shade);
            for (Color ground : new Color[] {theme.ground(), theme.glow()}) {
                assertThat(Theme.contrast(theme.text(), ground)).isGreaterThanOrEqualTo(7);
                assertThat(Theme.contrast(theme.muted(), ground)).isGreaterThanOrEqualTo(4.5);
                assertThat(Theme.contrast(theme.accent(), ground)).isGreaterThanOrEqualTo(3);
            }
            assertThat(Theme.contrast(theme.accent(), theme.track()))
                    .as("the filled part of a bar beside the rest")
                    .isGreaterThanOrEqualTo(3);
        }
    }
}
