package dev.guildhall.spi.setting;

import java.util.Map;

/** On or off. */
record FlagType() implements SettingType<Boolean> {

    private static final Map<String, Boolean> WORDS = Map.ofEntries(
            Map.entry("on", true),
            Map.entry("true", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("1", true),
            Map.entry("enable", true),
            Map.entry("enabled", true),
            Map.entry("켜기", true),
            Map.entry("예", true),
            Map.entry("off", false),
            Map.entry("false", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("0", false),
            Map.entry("disable", false),
            Map.entry("disabled", false),
            Map.entry("끄기", false),
            Map.entry("아니요", false));

    @Override
    public Parsed<Boolean> parse(String text) {
        Boolean value = WORDS.get(Typing.word(text));
        return value == null ? Typing.invalid(this, text) : new Parsed.Valid<>(value);
    }

    @Override
    public String format(Boolean value) {
        return value ? "on" : "off";
    }

    @Override
    public String description() {
        return "on or off";
    }

    @Override
    public Shape shape() {
        return new Shape.Toggle();
    }
}
