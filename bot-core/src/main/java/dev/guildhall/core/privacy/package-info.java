/**
 * What is stored about people: every module that stores any says so, and everybody can have a copy of theirs, and have it
 * erased, in all modules at once.
 *
 * <p>A module whose tables name people and that brings no {@link dev.guildhall.spi.facet.PersonalData} is refused at the start.
 */
@NullMarked
package dev.guildhall.core.privacy;

import org.jspecify.annotations.NullMarked;
