/** The commands about experience. */
@NullMarked
package dev.guildhall.xp.command;

import org.jspecify.annotations.NullMarked;
