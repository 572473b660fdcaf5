package dev.guildhall.xp.card;

import java.awt.Color;

/**
 * The colours of a picture. What is read or compared stands out from its ground by the contrast that WCAG asks for: 4.5 for
 * text, 3 for shapes.
 *
 * @param ground behind everything
 * @param glow the ground at its brighter end
 * @param track what a bar has not filled yet
 * @param text for what matters
 * @param muted for the rest
 * @param accent the colour that the guild or the member chose, moved until it can be seen
 * @param emoji for pictographs within text
 * @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2: contrast</a>
 */
record Theme(Color ground, Color glow, Color track, Color text, Color muted, Color accent, Color emoji) {

    private static final double SHAPE_CONTRAST = 3;
    private static final double TEXT_CONTRAST = 4.5;
    private static final int STEPS = 40;

    static Theme of(int rgb, Shade shade) {
        Color chosen = new Color(rgb & 0xFFFFFF);
        return switch (shade) {
            case DARK ->
                around(
                        chosen,
                        mix(new Color(0x15171C), chosen, 0.05),
                        mix(new Color(0x20232B), chosen, 0.16),
                        new Color(0xF5F6FA),
                        new Color(0xA6ACBA),
                        new Color(0xFFC94A),
                        Color.WHITE);
            case LIGHT ->
                around(
                        chosen,
                        mix(new Color(0xFBFCFE), chosen, 0.03),
                        mix(new Color(0xEEF0F6), chosen, 0.14),
                        new Color(0x15171C),
                        new Color(0x565C6B),
                        new Color(0xB26A00),
                        Color.BLACK);
        };
    }

    private static Theme around(
            Color chosen, Color ground, Color glow, Color text, Color muted, Color emoji, Color away) {
        return new Theme(
                ground,
                glow,
                mix(glow, away, 0.12),
                text,
                standingOut(muted, glow, away, TEXT_CONTRAST),
                standingOut(chosen, mix(glow, away, 0.12), away, SHAPE_CONTRAST),
                emoji);
    }

    /** The colour, moved towards another until it stands out. */
    private static Color standingOut(Color color, Color from, Color towards, double contrast) {
        Color moved = color;
        for (int step = 1; step <= STEPS && contrast(moved, from) < contrast; step++) {
            moved = mix(color, towards, (double) step / STEPS);
        }
        return moved;
    }

    /** From 1, the same, to 21, black on white. */
    static double contrast(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    static Color mix(Color color, Color other, double share) {
        return new Color(
                (int) Math.round(color.getRed() + (other.getRed() - color.getRed()) * share),
                (int) Math.round(color.getGreen() + (other.getGreen() - color.getGreen()) * share),
                (int) Math.round(color.getBlue() + (other.getBlue() - color.getBlue()) * share));
    }
}
