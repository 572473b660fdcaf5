/**
 * The database: Liquibase changelogs (resources {@code db/changelog}), one PostgreSQL schema a module, and the jOOQ classes
 * generated from them in {@code dev.guildhall.db.jooq}.
 */
@NullMarked
package dev.guildhall.db;

import org.jspecify.annotations.NullMarked;
