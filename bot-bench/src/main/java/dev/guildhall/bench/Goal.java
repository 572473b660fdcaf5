package dev.guildhall.bench;

/** What a measured value is held against. */
record Goal(Kind kind, double limit) {

    /** Which side of the limit is good. */
    enum Kind {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    static Goal atLeast(double limit) {
        return new Goal(Kind.AT_LEAST, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(Kind.AT_MOST, limit);
    }

    boolean isReachedBy(double value) {
        return switch (kind) {
            case AT_LEAST -> value >= limit;
            case AT_MOST -> value <= limit;
        };
    }

    String text() {
        return kind.sign + " " + Report.number(limit);
    }
}
