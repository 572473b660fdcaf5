/**
 * What is stored about a person: export and erasure, the wish to earn nothing, and the memory that somebody was erased, so that
 * what they wrote before is never credited again.
 */
@NullMarked
package dev.guildhall.xp.privacy;

import org.jspecify.annotations.NullMarked;
