package dev.guildhall.spi.message;

import java.net.URI;
import java.util.List;

/** Something below a message that people press or choose from. */
public sealed interface Component {

    /** How a button looks. */
    enum Style {
        PRIMARY,
        SECONDARY,
        SUCCESS,
        DANGER
    }

    /**
     * A button.
     *
     * @param label at most 80 characters
     * @param enabled a button that is not is shown grey
     */
    record Button(String label, Style style, Action action, boolean enabled) implements Component {

        public Button {
            if (label.isBlank() || label.length() > 80) {
                throw new IllegalArgumentException("button label \"" + label + "\" must have 1 to 80 characters");
            }
        }

        public static Button of(String label, Action action) {
            return new Button(label, Style.SECONDARY, action, true);
        }

        public Button styled(Style other) {
            return new Button(label, other, action, enabled);
        }

        public Button enabledIf(boolean condition) {
            return new Button(label, style, action, condition);
        }
    }

    /** A button that opens an address. */
    record LinkButton(String label, URI address) implements Component {}

    /** What a select offers. */
    enum Offer {
        /** Its own options. */
        OPTIONS,
        MEMBERS,
        ROLES,
        CHANNELS
    }

    /**
     * A choice for {@link Offer#OPTIONS}.
     *
     * @param chosen whether it is marked from the start
     */
    record Choice(String label, String value, String description, boolean chosen) {}

    /**
     * A list to choose from.
     *
     * @param options at most 25; empty for other offers than {@link Offer#OPTIONS}
     * @param chosen ids of what is marked from the start, no more than {@code most}; empty for {@link Offer#OPTIONS}, where each
     *     choice says so itself
     * @param least how many must be chosen
     * @param most how many may be chosen, at most 25
     */
    record Select(
            Offer offer,
            String placeholder,
            List<Choice> options,
            List<String> chosen,
            int least,
            int most,
            Action action)
            implements Component {

        public Select {
            options = List.copyOf(options);
            chosen = List.copyOf(chosen);
            if (options.size() > 25 || (offer == Offer.OPTIONS) == options.isEmpty()) {
                throw new IllegalArgumentException(
                        "a select of " + offer + " cannot have " + options.size() + " options");
            }
            if (least < 0 || most < 1 || least > most || most > 25) {
                throw new IllegalArgumentException("a select cannot take " + least + " to " + most + " choices");
            }
            if (chosen.size() > (offer == Offer.OPTIONS ? 0 : most)) {
                throw new IllegalArgumentException("a select of " + offer + " that takes " + most
                        + " choices cannot begin with " + chosen.size() + " of them");
            }
        }

        /** Nothing is marked from the start, but for options that say so. */
        public Select(Offer offer, String placeholder, List<Choice> options, int least, int most, Action action) {
            this(offer, placeholder, options, List.of(), least, most, action);
        }

        /** Marks these from the start: ids of members, roles or channels, whatever is offered. */
        public Select choosing(List<String> ids) {
            return new Select(offer, placeholder, options, ids, least, most, action);
        }

        public static Select of(String placeholder, List<Choice> options, Action action) {
            return new Select(Offer.OPTIONS, placeholder, options, 1, 1, action);
        }
    }
}
