package dev.guildhall.xp.card;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sets text in one line, each character in a face that has it, right-to-left scripts in their own direction. Characters
 * that no face has become plain letters where Unicode calls them a variant of such, else a box. Thread-safe.
 */
final class Typesetter {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "…";
    private static final String BOX = "□";

    private final Faces faces;

    Typesetter(Faces faces) {
        this.faces = faces;
    }

    /** The text in full. */
    Line set(String text, Face latin, float size) {
        return shape(clusters(text, latin), size);
    }

    /** As much of the text as fits in so many pixels, with … where something is left out. */
    Line fit(String text, Face latin, float size, float width) {
        List<Cluster> all = clusters(text, latin);
        Line whole = shape(all, size);
        if (whole.width() <= width) {
            return whole;
        }
        int fits = 0;
        int tooMany = all.size();
        while (fits + 1 < tooMany) {
            int middle = (fits + tooMany) >>> 1;
            if (shape(shortened(all, middle, latin), size).width() <= width) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return shape(shortened(all, fits, latin), size);
    }

    private static List<Cluster> shortened(List<Cluster> all, int count, Face latin) {
        int end = count;
        while (end > 0 && all.get(end - 1).text().isBlank()) {
            end--;
        }
        List<Cluster> some = new ArrayList<>(all.subList(0, end));
        some.add(new Cluster(ELLIPSIS, latin));
        return some;
    }

    /** What people see as one character, and the face it is drawn in. */
    private record Cluster(String text, Face face) {}

    private List<Cluster> clusters(String text, Face latin) {
        List<Cluster> clusters = new ArrayList<>();
        for (String cluster : PersonName.clusters(text)) {
            clusters.add(drawable(cluster, latin));
        }
        return clusters;
    }

    private Cluster drawable(String cluster, Face latin) {
        for (String form : List.of(
                cluster,
                Normalizer.normalize(cluster, Normalizer.Form.NFKC),
                new String(Character.toChars(cluster.codePointAt(0))))) {
            Face face = faces.choose(form, latin, Face.CHINESE);
            if (faces.covers(face, form)) {
                return new Cluster(form, face);
            }
        }
        return new Cluster(BOX, Face.JAPANESE);
    }

    /** Glyphs that belong together, in the order in which they are read. */
    private record Run(Face face, int start, int end, byte level) {}

    private Line shape(List<Cluster> clusters, float size) {
        StringBuilder text = new StringBuilder();
        List<Run> runs = new ArrayList<>();
        clusters.forEach(cluster -> text.append(cluster.text()));
        char[] characters = text.toString().toCharArray();
        Bidi bidi = new Bidi(text.toString(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int start = 0;
        for (Cluster cluster : clusters) {
            int end = start + cluster.text().length();
            byte level = (byte) bidi.getLevelAt(start);
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.face() == cluster.face() && last.level() == level) {
                runs.set(runs.size() - 1, new Run(last.face(), last.start(), end, level));
            } else {
                runs.add(new Run(cluster.face(), start, end, level));
            }
            start = end;
        }
        return place(characters, visual(runs), size);
    }

    private static List<Run> visual(List<Run> runs) {
        byte[] levels = new byte[runs.size()];
        Object[] ordered = runs.toArray();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = runs.get(i).level();
        }
        Bidi.reorderVisually(levels, 0, ordered, 0, ordered.length);
        return Arrays.stream(ordered).map(Run.class::cast).toList();
    }

    private Line place(char[] characters, List<Run> runs, float size) {
        List<Line.Piece> pieces = new ArrayList<>();
        float x = 0;
        for (Run run : runs) {
            Font font = faces.font(run.face()).deriveFont(size * run.face().scale());
            int direction = (run.level() & 1) == 1 ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
            GlyphVector glyphs = font.layoutGlyphVector(CONTEXT, characters, run.start(), run.end(), direction);
            pieces.add(new Line.Piece(glyphs, x, run.face() == Face.EMOJI));
            x += (float) glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
        }
        return new Line(pieces, x);
    }
}
