/** What is sent, against what Discord documents: {@code discord/fields.txt} holds the objects, {@code Fields} reads and applies them. */
@NullMarked
package dev.guildhall.simulator.wire;

import org.jspecify.annotations.NullMarked;
