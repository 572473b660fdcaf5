/**
 * Settings, declared once: a typed key has a command, validation, a default and documentation from its declaration alone.
 */
@NullMarked
package dev.guildhall.spi.setting;

import org.jspecify.annotations.NullMarked;
