package dev.guildhall.xp.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.setting.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmountRangeTypeTest {

    private final AmountRangeType type = new AmountRangeType();

    @Test
    void readsRangeAndSingleNumber() {
        assertThat(type.parse("15-25")).isEqualTo(new Parsed.Valid<>(new AmountRange(15, 25)));
        assertThat(type.parse(" 15 – 25 ")).isEqualTo(new Parsed.Valid<>(new AmountRange(15, 25)));
        assertThat(type.parse("0 to 1000")).isEqualTo(new Parsed.Valid<>(new AmountRange(0, 1000)));
        assertThat(type.parse("20")).isEqualTo(new Parsed.Valid<>(new AmountRange(20, 20)));
    }

    @Test
    void refusesWhatIsNoRangeNamingIt() {
        for (String text : List.of("", "many", "25-15", "1001", "0-1001", "-5", "5-", "1.5", "99999999999")) {
            assertThat(type.parse(text))
                    .as(text)
                    .isEqualTo(new Parsed.Invalid<>(
                            "\"" + text + "\" is not a number from 0 to 1000, or a range of such, like 15-25"));
        }
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        for (AmountRange range : List.of(new AmountRange(15, 25), new AmountRange(0, 0), new AmountRange(1000, 1000))) {
            assertThat(type.parse(type.format(range))).isEqualTo(new Parsed.Valid<>(range));
        }
        assertThat(type.format(new AmountRange(20, 20))).isEqualTo("20");
    }
}
