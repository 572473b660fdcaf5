/**
 * Disturbances that were armed and wait for something to happen to.
 *
 * <p>What acts at once, such as cutting a connection, is not kept here: the gateway does it when it is asked for.
 */
@NullMarked
package dev.guildhall.simulator.fault;

import org.jspecify.annotations.NullMarked;
