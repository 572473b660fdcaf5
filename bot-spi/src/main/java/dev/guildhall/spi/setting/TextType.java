package dev.guildhall.spi.setting;

/** A text in one line. */
record TextType(int shortest, int longest) implements SettingType<String> {

    @Override
    public Parsed<String> parse(String text) {
        String value = text.strip();
        return fits(value) ? new Parsed.Valid<>(value) : Typing.invalid(this, text);
    }

    boolean fits(String value) {
        return value.length() >= shortest
                && value.length() <= longest
                && value.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String description() {
        return "a text of " + shortest + " to " + longest + " characters";
    }

    @Override
    public Shape shape() {
        return new Shape.Line(shortest, longest);
    }
}
