/**
 * Looks at an installation for an operator: every check is made, also where some fail, each with a limit of time; what is found is
 * said with its remedy, and never with a secret.
 */
@NullMarked
package dev.guildhall.runner.doctor;

import org.jspecify.annotations.NullMarked;
