package dev.guildhall.xp.card;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Draws a {@link RankCard}. Thread-safe. */
record RankCardPainter(Typesetter typesetter) {

    static final int WIDTH = 934;
    static final int HEIGHT = 282;
    static final Rectangle2D BAR = new Rectangle2D.Double(256, 168, 630, 32);

    /** Numbers wider than that are set smaller, to leave room for the name. */
    private static final double LONG_PROGRESS = 300;

    private static final double AVATAR_X = 130;
    private static final double AVATAR_Y = 141;
    private static final double AVATAR_RADIUS = 80;
    private static final double RING_RADIUS = 92;
    private static final double LEFT = BAR.getX();
    private static final double RIGHT = BAR.getMaxX();

    BufferedImage paint(RankCard card) {
        try (Canvas canvas = new Canvas(WIDTH, HEIGHT, card.look().theme(), typesetter)) {
            avatar(canvas, card);
            headings(canvas, card);
            name(canvas, card);
            bar(canvas, card.progress());
            canvas.facts(card.facts(), LEFT, RIGHT, 241);
            return canvas.image();
        }
    }

    private void avatar(Canvas canvas, RankCard card) {
        Graphics2D graphics = canvas.graphics();
        graphics.setStroke(new BasicStroke(5));
        graphics.setPaint(canvas.theme().track());
        graphics.draw(circle(RING_RADIUS));
        Optional<BufferedImage> picture = card.avatar().flatMap(Avatar::read);
        if (picture.isPresent()) {
            graphics.drawImage(
                    Avatar.round(picture.get(), (int) (2 * AVATAR_RADIUS)),
                    (int) (AVATAR_X - AVATAR_RADIUS),
                    (int) (AVATAR_Y - AVATAR_RADIUS),
                    null);
        } else {
            Color ground = canvas.theme().accent();
            Color letter = Theme.contrast(ground, Color.WHITE) >= 3 ? Color.WHITE : new Color(0x15171C);
            canvas.fill(circle(AVATAR_RADIUS), ground);
            String first = PersonName.clusters(card.name()).getFirst();
            Line line = typesetter.fit(first, Face.BOLD, 76, (float) AVATAR_RADIUS * 1.6f);
            Rectangle2D ink = line.ink();
            line.draw(
                    graphics,
                    (float) (AVATAR_X - ink.getCenterX()),
                    (float) (AVATAR_Y - ink.getCenterY()),
                    letter,
                    letter);
        }
        ring(canvas, card.progress());
    }

    /** The ring around the avatar repeats the progress: it is what one sees in a small preview. */
    private static void ring(Canvas canvas, double progress) {
        Graphics2D graphics = canvas.graphics();
        graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setPaint(canvas.theme().accent());
        double size = 2 * RING_RADIUS;
        if (progress > 0) {
            graphics.draw(new Arc2D.Double(
                    AVATAR_X - RING_RADIUS, AVATAR_Y - RING_RADIUS, size, size, 90, -360 * progress, Arc2D.OPEN));
        }
    }

    private void headings(Canvas canvas, RankCard card) {
        double x = heading(canvas, card.level(), RIGHT, canvas.theme().accent());
        heading(canvas, card.rank(), x - 30, canvas.theme().text());
    }

    /** Returns where it begins. */
    private double heading(Canvas canvas, RankCard.Heading heading, double right, Color color) {
        Line value = typesetter.set(heading.value(), Face.BOLD, 46);
        Line word = typesetter.set(heading.word(), Face.TEXT, 23);
        canvas.textBefore(value, right, 82, color);
        double end = right - value.width() - 10;
        canvas.textBefore(word, end, 82, canvas.theme().muted());
        return end - word.width();
    }

    private void name(Canvas canvas, RankCard card) {
        Line usual = typesetter.set(card.progressText(), Face.TEXT, 24);
        boolean crowds = usual.width() > LONG_PROGRESS;
        Line progress = crowds ? typesetter.set(card.progressText(), Face.TEXT, 17) : usual;
        canvas.textBefore(progress, RIGHT, 148, canvas.theme().muted());
        float room = (float) (RIGHT - LEFT - progress.width() - 28);
        canvas.text(
                typesetter.fit(card.name(), Face.BOLD, 38, room),
                LEFT,
                148,
                canvas.theme().text());
    }

    private static void bar(Canvas canvas, double progress) {
        Graphics2D graphics = canvas.graphics();
        Shape whole = Canvas.pill(BAR.getX(), BAR.getY(), BAR.getWidth(), BAR.getHeight());
        canvas.fill(whole, canvas.theme().track());
        if (progress <= 0) {
            return;
        }
        Color accent = canvas.theme().accent();
        graphics.setPaint(new LinearGradientPaint(
                (float) BAR.getX(), 0, (float) BAR.getMaxX(), 0, new float[] {0, 1}, new Color[] {
                    accent, Theme.mix(accent, canvas.theme().text(), 0.28)
                }));
        // As wide as it is high at least, or its ends would not be round.
        double width = Math.max(BAR.getHeight(), BAR.getWidth() * progress);
        graphics.fill(Canvas.pill(BAR.getX(), BAR.getY(), width, BAR.getHeight()));
    }

    private static Shape circle(double radius) {
        return new Ellipse2D.Double(AVATAR_X - radius, AVATAR_Y - radius, 2 * radius, 2 * radius);
    }
}
