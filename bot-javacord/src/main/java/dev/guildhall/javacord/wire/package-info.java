/**
 * Reads Discord's objects, as the gateway and the REST interface send them alike, to the platform's records.
 *
 * <p>It knows JSON and nothing of connections; what is missing in an object is read as Discord's documentation says.
 */
@NullMarked
package dev.guildhall.javacord.wire;

import org.jspecify.annotations.NullMarked;
