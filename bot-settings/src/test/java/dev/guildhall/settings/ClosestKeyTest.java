package dev.guildhall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosestKeyTest {

    private static final List<String> NAMES = List.of("general.prefix", "xp.amount", "xp.cooldown");

    @Test
    void misspelledKeyIsFound() {
        assertThat(ClosestKey.to("xp.coldown", NAMES)).contains("xp.cooldown");
        assertThat(ClosestKey.to("xp_amount", NAMES)).contains("xp.amount");
        assertThat(ClosestKey.to("general.prefx", NAMES)).contains("general.prefix");
    }

    @Test
    void moduleMayBeMissing() {
        assertThat(ClosestKey.to("cooldown", NAMES)).contains("xp.cooldown");
        assertThat(ClosestKey.to("prefixx", NAMES)).contains("general.prefix");
    }

    @Test
    void whatIsFarFromAllIsNotGuessed() {
        assertThat(ClosestKey.to("colour", NAMES)).isEmpty();
        assertThat(ClosestKey.to("", NAMES)).isEmpty();
    }
}
