package dev.guildhall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingType;
import java.nio.charset.StandardCharsets;

/** Values that somebody types: every text is tried with every type. */
class SettingTypesFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void textsAreReadOrRefusedByEachType(byte[] input) {
        String typed = new String(input, StandardCharsets.UTF_8);
        for (SettingKey<?> key : AllTypes.keys()) {
            requireHolds(key.name(), key.type(), typed);
        }
    }

    private static <T> void requireHolds(String name, SettingType<T> type, String typed) {
        switch (Cost.bounded(typed.length(), () -> type.parse(typed))) {
            case Parsed.Valid<T>(T value) -> {
                String stored = type.format(value);
                assertThat(type.parse(stored)).as(name + ": " + stored).isEqualTo(new Parsed.Valid<>(value));
                assertThat(stored.chars().noneMatch(Character::isISOControl))
                        .as(name + " has one line without control characters: " + stored)
                        .isTrue();
                WellFormed.require(stored);
                WellFormed.require(type.display(value));
                if (type instanceof ItemsType<T> items) {
                    requireItems(name, items, value);
                }
            }
            case Parsed.Invalid<T>(String problem) -> {
                assertThat(problem).as(name).isNotBlank().hasSizeLessThan(1_000);
                WellFormed.require(problem);
            }
        }
    }

    /** Taken out one by one nothing is left, and put back one by one it is the same. */
    private static <T> void requireItems(String name, ItemsType<T> type, T value) {
        T left = value;
        T again = valid(name, type.parse("none"));
        for (String item : type.items(value)) {
            left = valid(name, type.without(left, item));
            again = valid(name, type.with(again, item));
        }
        assertThat(left).as(name).isEqualTo(valid(name, type.parse("none")));
        assertThat(again).as(name).isEqualTo(value);
    }

    private static <T> T valid(String name, Parsed<T> parsed) {
        assertThat(parsed).as(name).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid<T>) parsed).value();
    }
}
