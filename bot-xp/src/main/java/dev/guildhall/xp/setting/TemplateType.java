package dev.guildhall.xp.setting;

import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a template as it is; a line break is typed as {@code \n}. */
record TemplateType() implements SettingType<Template> {

    private static final int LONGEST = 1_000;
    private static final List<String> NAMES = List.copyOf(new TreeSet<>(Template.NAMES));

    @Override
    public Parsed<Template> parse(String text) {
        String plain = text.strip().replace("\r\n", "\n").replace("\\n", "\n");
        if (plain.isBlank() || plain.length() > LONGEST) {
            return new Parsed.Invalid<>(
                    "the text has " + plain.length() + " characters, but must have from 1 to " + LONGEST);
        }
        if (plain.chars().anyMatch(each -> each != '\n' && Character.isISOControl(each))) {
            return new Parsed.Invalid<>("the text holds a control character: type it anew instead of pasting it");
        }
        Set<String> unknown = Template.unknown(plain);
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            return new Parsed.Invalid<>("I cannot fill in {" + first + "}"
                    + Closest.to(first, NAMES)
                            .map(meant -> "; did you mean {" + meant + "}?")
                            .orElse(": use "
                                    + NAMES.stream()
                                            .map(name -> "{" + name + "}")
                                            .collect(Collectors.joining(", "))));
        }
        return new Parsed.Valid<>(new Template(plain));
    }

    @Override
    public String format(Template value) {
        return value.text().replace("\n", "\\n");
    }

    @Override
    public String description() {
        return "a text of at most " + LONGEST + " characters with placeholders like {member} and {level}";
    }
}
