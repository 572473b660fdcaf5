package dev.guildhall.runner.doctor;

import java.time.Duration;

/** By how much two clocks differ, and whether that matters. */
final class Skew {

    /** Discord gives three seconds to answer, and shows times to the second. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(2);

    /** Days, cooldowns and the validity of buttons go wrong. */
    private static final Duration GRAVE = Duration.ofSeconds(30);

    private Skew() {}

    /**
     * What to say of it.
     *
     * @param ahead how much the other clock is ahead of this machine's
     * @param exact how far that may be off
     */
    static Finding of(String check, String whose, Duration ahead, Duration exact) {
        Duration sure = ahead.abs().minus(exact);
        String seen = sure.isNegative()
                ? "this machine's clock and " + whose + " agree to " + seconds(exact)
                : whose + " is " + seconds(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                        + " this machine's clock";
        String remedy = "switch on time synchronisation on both: timedatectl set-ntp true, or chrony";
        if (sure.compareTo(GRAVE) > 0) {
            return Finding.problem(check, seen, remedy);
        }
        return sure.compareTo(NOTICEABLE) > 0 ? Finding.warning(check, seen, remedy) : Finding.ok(check, seen);
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1_000
                ? Math.max(1, millis) + " ms"
                : millis < 10_000 ? millis / 100 / 10.0 + " s" : millis / 1000 + " s";
    }
}
