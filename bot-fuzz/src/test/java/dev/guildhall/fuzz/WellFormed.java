package dev.guildhall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/** What every text must be that goes out to people. */
public final class WellFormed {

    private WellFormed() {}

    /** Requires no half characters: Discord refuses a message that has some. */
    public static void require(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                assertThat(Character.isSurrogate(unit))
                        .as("half a character at " + i + " of: " + text)
                        .isFalse();
            }
        }
    }
}
