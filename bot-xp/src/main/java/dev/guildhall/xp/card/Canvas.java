package dev.guildhall.xp.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** A picture being drawn: a panel in a theme, with the ways of drawing that all pictures share. One thread. */
final class Canvas implements AutoCloseable {

    private static final float LARGEST_FACT = 23;
    private static final float SMALLEST_FACT = 16;

    /** How far the text is from the left of its sign, and the next sign from the text, in sizes of the text. */
    private static final double SIGN = 1.4;

    private static final double GAP = 1.3;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Theme theme;
    private final Typesetter typesetter;

    Canvas(int width, int height, Theme theme, Typesetter typesetter) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        this.theme = theme;
        this.typesetter = typesetter;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        // From left to right alone: rows stay equal to each other, which is what makes the file small.
        graphics.setPaint(new LinearGradientPaint(
                0, 0, width, 0, new float[] {0, 1}, new Color[] {theme.ground(), theme.glow()}));
        graphics.fillRect(0, 0, width, height);
    }

    Graphics2D graphics() {
        return graphics;
    }

    Theme theme() {
        return theme;
    }

    Typesetter typesetter() {
        return typesetter;
    }

    BufferedImage image() {
        return image;
    }

    void fill(Shape shape, Color color) {
        graphics.setPaint(color);
        graphics.fill(shape);
    }

    void text(Line line, double x, double y, Color color) {
        line.draw(graphics, (float) x, (float) y, color, theme.emoji());
    }

    /** So that it ends there. */
    void textBefore(Line line, double right, double y, Color color) {
        text(line, right - line.width(), y, color);
    }

    void textAround(Line line, double middle, double y, Color color) {
        text(line, middle - line.width() / 2, y, color);
    }

    /** Signs with their texts, beside one another on a base line; smaller where they need more room. */
    void facts(List<Fact> facts, double left, double right, double y) {
        float size = LARGEST_FACT;
        while (size > SMALLEST_FACT && width(facts, size) > right - left) {
            size--;
        }
        double x = left;
        for (Fact fact : facts) {
            fill(fact.icon().at(x, y - size * 0.87, size * 1.04), theme.accent());
            x += size * SIGN;
            Line text = typesetter.fit(fact.text(), Face.TEXT, size, (float) Math.max(0, right - x));
            text(text, x, y, theme.text());
            x += text.width() + size * GAP;
        }
    }

    private double width(List<Fact> facts, float size) {
        double width = -size * GAP;
        for (Fact fact : facts) {
            width += size * (SIGN + GAP)
                    + typesetter.set(fact.text(), Face.TEXT, size).width();
        }
        return width;
    }

    /** A rectangle with round ends. */
    static Shape pill(double x, double y, double width, double height) {
        double round = Math.min(width, height);
        return new RoundRectangle2D.Double(x, y, width, height, round, round);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
