/**
 * Repeated work on virtual threads.
 */
@NullMarked
package dev.guildhall.core.schedule;

import org.jspecify.annotations.NullMarked;
