package dev.guildhall.xp.card;

/**
 * How somebody wants a picture.
 *
 * @param accent as 0xRRGGBB; moved towards white or black where it could not be seen
 */
public record Look(int accent, Shade shade) {

    /** The platform's own. */
    public static final Look DEFAULT = new Look(0x5865F2, Shade.DARK);

    public Look {
        if (accent < 0 || accent > 0xFFFFFF) {
            throw new IllegalArgumentException(
                    "the colour " + Integer.toHexString(accent) + " is not within 0 to ffffff");
        }
    }

    Theme theme() {
        return Theme.of(accent, shade);
    }
}
