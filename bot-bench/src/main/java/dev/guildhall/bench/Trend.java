package dev.guildhall.bench;

import java.util.Arrays;

/**
 * The straight line through points that lies nearest to them, by least squares.
 *
 * @param slope how much it rises for each unit of x
 */
record Trend(double mean, double slope) {

    static Trend of(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double together = 0;
        double spread = 0;
        for (int i = 0; i < x.length; i++) {
            together += (x[i] - meanX) * (y[i] - meanY);
            spread += (x[i] - meanX) * (x[i] - meanX);
        }
        return new Trend(meanY, spread == 0 ? 0 : together / spread);
    }
}
