/**
 * The arguments of commands: the words of a message read by the types that the command declares, and what is wrong with them
 * said so that the person sees where.
 */
@NullMarked
package dev.guildhall.core.argument;

import org.jspecify.annotations.NullMarked;
