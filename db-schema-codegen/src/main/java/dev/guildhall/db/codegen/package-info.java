/**
 * Generates the jOOQ classes of {@code db-schema} during its build: starts a throw-away PostgreSQL, migrates it with the
 * changelogs, and lets jOOQ read the result. Nothing of this is part of the product.
 */
@NullMarked
package dev.guildhall.db.codegen;

import org.jspecify.annotations.NullMarked;
