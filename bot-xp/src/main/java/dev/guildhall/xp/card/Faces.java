package dev.guildhall.xp.card;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fonts of this process, each loaded when it is needed for the first time. Thread-safe. */
final class Faces {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TEXT_SELECTOR = 0xFE0E;
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private final Map<Face, Font> loaded = new ConcurrentHashMap<>();

    /** At one point. */
    Font font(Face face) {
        return loaded.computeIfAbsent(face, Faces::load);
    }

    /**
     * The face that has every character of a cluster, or the given one.
     *
     * @param latin for Latin, Greek and Cyrillic
     */
    Face choose(String cluster, Face latin, Face otherwise) {
        if (isEmoji(cluster) && covers(Face.EMOJI, cluster)) {
            return Face.EMOJI;
        }
        return Face.candidates(cluster.codePointAt(0), latin).stream()
                .filter(face -> covers(face, cluster))
                .findFirst()
                .orElse(otherwise);
    }

    boolean covers(Face face, String cluster) {
        Font font = font(face);
        return cluster.codePoints().allMatch(character -> isSelector(character) || font.canDisplay(character));
    }

    private static boolean isEmoji(String cluster) {
        return Character.isEmojiPresentation(cluster.codePointAt(0))
                || cluster.indexOf(EMOJI_SELECTOR) >= 0
                || cluster.indexOf(KEYCAP) >= 0;
    }

    private static boolean isSelector(int character) {
        return character == ZERO_WIDTH_JOINER || character == TEXT_SELECTOR || character == EMOJI_SELECTOR;
    }

    private static Font load(Face face) {
        try (InputStream file = Faces.class.getResourceAsStream(face.resource())) {
            if (file == null) {
                throw new FontException("font " + face.resource() + " is not in the jar: build bot-xp again", null);
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException failure) {
            // Java says the same of a broken file and of a system that lacks a library.
            throw new FontException(
                    "font " + face.resource() + " cannot be loaded: install the packages fontconfig, libfreetype6 and"
                            + " libharfbuzz0b, with which the JVM draws text",
                    failure);
        }
    }
}
