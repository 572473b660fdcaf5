package dev.guildhall.spi.message;

import java.util.List;

/** Components beside one another: up to five buttons, or one select. */
public record Row(List<Component> components) {

    public Row {
        components = List.copyOf(components);
        boolean selects = components.stream().anyMatch(Component.Select.class::isInstance);
        if (components.isEmpty() || components.size() > (selects ? 1 : 5)) {
            throw new IllegalArgumentException(
                    "a row holds one select or one to five buttons, not " + components.size() + " components");
        }
    }

    public static Row of(Component... components) {
        return new Row(List.of(components));
    }
}
