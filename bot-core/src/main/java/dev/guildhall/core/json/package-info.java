/** JSON as it is read and written on virtual threads. */
@NullMarked
package dev.guildhall.core.json;

import org.jspecify.annotations.NullMarked;
