/**
 * What a community can change: {@code /settings …} over the keys that all modules declare.
 *
 * <p>This module knows no key itself: names, types, defaults and descriptions come from the
 * {@link dev.guildhall.spi.setting.SettingsDirectory}, which also stores what is set.
 */
@NullMarked
package dev.guildhall.settings;

import org.jspecify.annotations.NullMarked;
