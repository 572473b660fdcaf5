package dev.guildhall.spi.command;

/**
 * An entry "Apps" in Discord's menu of a member or a message, which runs a command with it.
 *
 * @param label at most 32 characters, by which people know it
 * @param option the command's option that gets the member or the message; all others must be optional
 */
public record Menu(Target target, String label, String option) {

    /** What the menu belongs to. */
    public enum Target {
        MEMBER,
        MESSAGE
    }

    public Menu {
        if (label.isBlank() || label.length() > 32) {
            throw new IllegalArgumentException("menu label \"" + label + "\" must have 1 to 32 characters");
        }
    }

    OptionType optionType() {
        return switch (target) {
            case MEMBER -> OptionType.MEMBER;
            case MESSAGE -> OptionType.MESSAGE;
        };
    }
}
