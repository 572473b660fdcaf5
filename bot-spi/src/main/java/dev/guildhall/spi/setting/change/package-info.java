/**
 * Changes of settings: wished for by people, applied all or not at all, told apart from what others changed meanwhile, and kept.
 *
 * <p>{@link dev.guildhall.spi.setting.change.SettingsEditor} applies them, {@link
 * dev.guildhall.spi.setting.change.SettingsHistory} remembers them. Values are texts here, as their types write them, so that
 * also those of modules that are off can be told and kept.
 */
@NullMarked
package dev.guildhall.spi.setting.change;

import org.jspecify.annotations.NullMarked;
