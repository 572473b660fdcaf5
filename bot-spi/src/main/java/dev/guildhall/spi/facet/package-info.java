/**
 * What a feature may bring beyond settings, commands and subscriptions. Each facet is a small contract of its own; a module
 * takes those that it needs.
 */
@NullMarked
package dev.guildhall.spi.facet;

import org.jspecify.annotations.NullMarked;
