package dev.guildhall.core.text;

import java.util.List;
import java.util.Locale;

/** The languages that the platform speaks. */
public final class Languages {

    /** English first: what another one lacks is said in it. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.KOREAN);

    private Languages() {}

    /** The one that the platform speaks to somebody of this language, whatever the country. */
    public static Locale nearest(Locale wanted) {
        return ALL.stream()
                .filter(each -> each.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
