package dev.guildhall.xp.view;

import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.xp.card.Look;
import dev.guildhall.xp.card.Shade;
import java.util.Optional;

/**
 * What a member wants of pictures, as far as it differs from the guild's settings.
 *
 * @param color as 0xRRGGBB
 * @param pictures whether pictures rather than text
 */
public record CardChoice(Optional<Integer> color, Optional<Shade> shade, Optional<Boolean> pictures) {

    /** Wants what the guild has set. */
    public static final CardChoice NONE = new CardChoice(Optional.empty(), Optional.empty(), Optional.empty());

    public Look look(GuildSettings settings) {
        return new Look(
                color.orElseGet(() -> settings.get(CardSettings.COLOR)),
                shade.orElseGet(() -> CardSettings.shade(settings)));
    }

    /** Whether this person gets pictures in the guild. A guild that has switched them off has the last word. */
    public boolean pictures(GuildSettings settings) {
        return settings.get(CardSettings.PICTURES) && pictures.orElse(true);
    }
}
