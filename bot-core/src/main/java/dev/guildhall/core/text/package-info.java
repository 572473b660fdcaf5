/**
 * The modules' texts by language, read from their message files once at the start.
 */
@NullMarked
package dev.guildhall.core.text;

import org.jspecify.annotations.NullMarked;
