package dev.guildhall.xp.card;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A line of text whose glyphs are chosen and placed.
 *
 * @param width in pixels
 */
record Line(List<Piece> pieces, float width) {

    /** Glyphs of one face, so many pixels right of the line's beginning. */
    record Piece(GlyphVector glyphs, float offset, boolean emoji) {}

    Line {
        pieces = List.copyOf(pieces);
    }

    /** What is drawn at all, relative to the left end of the base line. */
    Rectangle2D ink() {
        Rectangle2D all = new Rectangle2D.Double();
        for (Piece piece : pieces) {
            Rectangle2D bounds = piece.glyphs().getVisualBounds();
            bounds.setRect(bounds.getX() + piece.offset(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
            all = all.isEmpty() ? bounds : all.createUnion(bounds);
        }
        return all;
    }

    /** Draws it from the left end of its base line. */
    void draw(Graphics2D graphics, float x, float y, Paint text, Paint emoji) {
        for (Piece piece : pieces) {
            graphics.setPaint(piece.emoji() ? emoji : text);
            graphics.drawGlyphVector(piece.glyphs(), x + piece.offset(), y);
        }
    }
}
