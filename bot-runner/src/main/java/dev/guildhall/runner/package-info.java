/** The program {@code guildhall}: its entry point. The composition root of the platform lies below. */
@NullMarked
package dev.guildhall.runner;

import org.jspecify.annotations.NullMarked;
