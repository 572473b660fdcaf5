/**
 * Pictures, drawn by Java2D without a display: rank cards and charts of activity, as PNG of at most 60 KB.
 *
 * <p>A picture is described by a record that holds finished texts ({@link dev.guildhall.xp.card.RankCard}, {@link
 * dev.guildhall.xp.card.ActivityChart}), and drawn in the {@link dev.guildhall.xp.card.Studio}, on threads of its own that
 * take no more than a share of the machine. Texts are set with the fonts that come with the module, so that they look the
 * same everywhere and need none of the system's.
 */
@NullMarked
package dev.guildhall.xp.card;

import org.jspecify.annotations.NullMarked;
