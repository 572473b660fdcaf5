package dev.guildhall.xp.setting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/** What several multipliers make together; the order in which they come does not matter. */
public enum Stacking {

    /** The highest alone. */
    HIGHEST(BigDecimal::max),

    /** What each adds to or takes from ×1: ×1.5 and ×2 make ×2.5. Never below 0. */
    SUM((left, right) -> left.add(right).subtract(BigDecimal.ONE)),

    /** All multiplied. */
    PRODUCT(BigDecimal::multiply);

    /** ×1000. */
    private static final BigDecimal MOST = new BigDecimal(1000);

    private final BinaryOperator<BigDecimal> operator;

    Stacking(BinaryOperator<BigDecimal> operator) {
        this.operator = operator;
    }

    /** In thousandths, rounded once at the end; from 0 to a million. Nothing makes ×1. */
    int of(List<BigDecimal> factors) {
        BigDecimal together = factors.stream().reduce(operator).orElse(BigDecimal.ONE);
        return together.max(BigDecimal.ZERO)
                .min(MOST)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
