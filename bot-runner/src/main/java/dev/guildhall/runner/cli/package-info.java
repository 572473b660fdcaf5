/** The commands of the program, and what they print for operators: a clear sentence where something fails, no stack trace. */
@NullMarked
package dev.guildhall.runner.cli;

import org.jspecify.annotations.NullMarked;
