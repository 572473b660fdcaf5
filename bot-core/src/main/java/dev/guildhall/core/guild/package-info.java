/**
 * What stands in for Discord where there is none: commands of the terminal create modules with a database alone.
 */
@NullMarked
package dev.guildhall.core.guild;

import org.jspecify.annotations.NullMarked;
