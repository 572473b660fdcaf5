/**
 * Who may use which command where: what commands demand, and what a guild's administrators have decided beyond it.
 *
 * <p>Decisions are settings, so that they have history, undo and export as all settings do. {@link
 * dev.guildhall.core.access.Access} judges by them, in the order that docs/commands.md describes.
 */
@NullMarked
package dev.guildhall.core.access;

import org.jspecify.annotations.NullMarked;
