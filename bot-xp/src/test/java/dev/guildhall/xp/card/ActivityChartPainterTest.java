package dev.guildhall.xp.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ActivityChartPainterTest {

    private final ActivityChartPainter painter = new ActivityChartPainter(new Typesetter(new Faces()));

    @Test
    void barsAreAsHighAsTheirValues() {
        BufferedImage image = painter.paint(Pictures.chart(100, 50, 25, 0));
        Rectangle2D area = ActivityChartPainter.DAYS;
        double slot = area.getWidth() / 4;

        for (int bar = 0; bar < 4; bar++) {
            int x = (int) (area.getX() + slot * (bar + 0.5));
            int reference = (int) (area.getX() + slot * bar) + 1;
            int high = 0;
            for (int y = (int) area.getY(); y < (int) area.getMaxY(); y++) {
                high += image.getRGB(x, y) == image.getRGB(reference, y) || near(image, x, reference, y) ? 0 : 1;
            }
            double wanted = area.getHeight() * new int[] {100, 50, 25, 0}[bar] / 100;
            assertThat((double) high).isCloseTo(wanted, within(8.0));
        }
    }

    @Test
    void nothingAtAllIsAnEmptyChart() {
        assertThat(painter.paint(Pictures.chart(0, 0, 0)).getHeight()).isEqualTo(430);
    }

    /** The ground becomes lighter from left to right. */
    private static boolean near(BufferedImage image, int x, int reference, int y) {
        int one = image.getRGB(x, y);
        int other = image.getRGB(reference, y);
        int difference = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            difference += Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
        }
        return difference < 40;
    }
}
