package dev.guildhall.xp.card;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;

/** Draws an {@link ActivityChart}. Thread-safe. */
record ActivityChartPainter(Typesetter typesetter) {

    static final int WIDTH = 934;
    static final int HEIGHT = 430;
    static final Rectangle2D DAYS = new Rectangle2D.Double(98, 138, 500, 196);
    static final Rectangle2D WEEKDAYS = new Rectangle2D.Double(694, 138, 200, 196);

    /** Room for the numbers of the scale. */
    private static final double INDENT = 58;

    private static final double LEFT = 40;
    private static final double RIGHT = 894;

    BufferedImage paint(ActivityChart chart) {
        try (Canvas canvas = new Canvas(WIDTH, HEIGHT, chart.look().theme(), typesetter)) {
            Line period = typesetter.set(chart.period(), Face.TEXT, 23);
            canvas.textBefore(period, RIGHT, 58, canvas.theme().muted());
            float room = (float) (RIGHT - LEFT - period.width() - 28);
            canvas.text(
                    typesetter.fit(chart.title(), Face.BOLD, 34, room),
                    LEFT,
                    58,
                    canvas.theme().text());
            plot(canvas, chart, chart.days(), DAYS, 0.74);
            plot(canvas, chart, chart.weekdays(), WEEKDAYS, 0.62);
            canvas.facts(chart.facts(), LEFT, RIGHT, 404);
            return canvas.image();
        }
    }

    private void plot(Canvas canvas, ActivityChart chart, ActivityChart.Bars bars, Rectangle2D area, double share) {
        Theme theme = canvas.theme();
        float room = (float) (area.getWidth() + INDENT);
        canvas.text(typesetter.fit(bars.heading(), Face.TEXT, 21, room), area.getX() - INDENT, 108, theme.muted());
        long most =
                bars.bars().stream().mapToLong(ActivityChart.Bar::value).max().orElse(0);
        Scale scale = Scale.upTo(most);
        for (int mark = 0; mark <= scale.steps(); mark++) {
            double y = area.getMaxY() - area.getHeight() * mark / scale.steps();
            canvas.fill(new Rectangle2D.Double(area.getX(), Math.round(y), area.getWidth(), 1), theme.track());
            Line number = typesetter.set(chart.numbers().apply(mark * scale.step()), Face.TEXT, 19);
            canvas.textBefore(number, area.getX() - 10, y + 7, theme.muted());
        }
        double slot = area.getWidth() / bars.bars().size();
        Color pale = Theme.mix(theme.accent(), theme.glow(), 0.3);
        ActivityChart.Bar largest = bars.bars().stream()
                .max(Comparator.comparingLong(ActivityChart.Bar::value))
                .orElseThrow();
        for (int i = 0; i < bars.bars().size(); i++) {
            ActivityChart.Bar bar = bars.bars().get(i);
            double x = area.getX() + slot * i;
            if (bar.value() > 0) {
                double height = Math.max(2, area.getHeight() * bar.value() / scale.top());
                Shape shape = bar(x + slot * (1 - share) / 2, area.getMaxY() - height, slot * share, height);
                canvas.fill(shape, bar.equals(largest) ? theme.accent() : pale);
            }
            if (!bar.label().isEmpty()) {
                Line label = typesetter.set(bar.label(), Face.TEXT, 19);
                canvas.textAround(label, x + slot / 2, area.getMaxY() + 28, theme.muted());
            }
        }
    }

    /** Round above, straight below. */
    private static Shape bar(double x, double y, double width, double height) {
        double round = Math.min(4, Math.min(width / 2, height));
        Path2D path = new Path2D.Double();
        path.moveTo(x, y + height);
        path.lineTo(x, y + round);
        path.quadTo(x, y, x + round, y);
        path.lineTo(x + width - round, y);
        path.quadTo(x + width, y, x + width, y + round);
        path.lineTo(x + width, y + height);
        path.closePath();
        return path;
    }
}
