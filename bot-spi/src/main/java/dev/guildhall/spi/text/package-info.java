/**
 * What a module says, in each language it has texts for.
 *
 * <p>A module ships its texts as resources {@code guildhall/<module>/en.properties}, {@code …/ko.properties} and so on, in
 * UTF-8, with ICU message patterns as values. English must be complete; what another language lacks is said in English.
 * Descriptions of commands, options and settings are looked up by {@code command.<path with dots>}, {@code
 * command.<path with dots>.<option>} and {@code setting.<key>}; in English, what the declaration says holds.
 */
@NullMarked
package dev.guildhall.spi.text;

import org.jspecify.annotations.NullMarked;
