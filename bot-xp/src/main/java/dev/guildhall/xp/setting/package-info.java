/**
 * What a guild can change about experience: the keys, their types, and {@link dev.guildhall.xp.setting.XpRules}, all of it as
 * one immutable value.
 */
@NullMarked
package dev.guildhall.xp.setting;

import org.jspecify.annotations.NullMarked;
